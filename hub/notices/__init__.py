"""Messages reach people outside the hub: by mail and by the robot of their studio's group, each thing once, when they wish."""

from hub.notices import faults
from hub.notices.deliveries import Deliveries, Parked
from hub.notices.notice import Kind, Letter, Notice, Outsider, Speaker, Way, Wishes
from hub.notices.robots import Robot, Style
from hub.notices.rounds import Notices, Tally

__all__ = [
    "Deliveries",
    "Kind",
    "Letter",
    "Notice",
    "Notices",
    "Outsider",
    "Parked",
    "Robot",
    "Speaker",
    "Style",
    "Tally",
]
__all__ += ["Way", "Wishes", "faults"]
