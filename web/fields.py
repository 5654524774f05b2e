"""What people type is understood as they write it: 2026-3-20, 3月20日, １４：００, and a clear sentence where it cannot be.

All kinds of fields in one place to import from. A field is declared once, `Line(_l("主题"), max=40, required=True)`.
"""

from web.choices import Boxes, Choice, Tick
from web.lines import Field, Hidden, Line, Mail, Phone, Secret, Text, Typed, Unfit, Whole, harmless, tidy
from web.rows import Each, Many, Sheet
from web.times import Day, Hour

__all__ = ["Boxes", "Choice", "Day", "Each", "Field", "Hidden", "Hour", "Line", "Mail", "Many", "Phone", "Secret"]
__all__ += ["Sheet", "Text", "Tick", "Typed", "Unfit", "Whole", "harmless", "tidy"]
