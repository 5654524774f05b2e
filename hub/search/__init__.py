"""What can be found in the hub and by whom: documents of every area, the index that follows the log, answers with their words marked."""

from hub.search.documents import BRAND, CASE, EXCHANGE, MINUTES, OUTCOME
from hub.search.finding import SHOWN, Finder
from hub.search.found import Count, Found, Place, SearchPage, Shown

__all__ = ["BRAND", "CASE", "EXCHANGE", "MINUTES", "OUTCOME", "SHOWN", "Count", "Finder", "Found", "Place"]
__all__ += ["SearchPage", "Shown"]
