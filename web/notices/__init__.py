"""消息: what people hear outside the hub, in which words; their wishes, the robot of a studio, and what could not be delivered."""

from web.notices import messages as messages  # the sentences of refusals are there as soon as the area is
from web.notices import mine, parked, robot
from web.notices.speaking import Speaking

__all__ = ["Speaking", "routes"]

AREAS = (mine, robot, parked)

routes = [route for area in AREAS for route in area.routes]
