"""佐证: how people name what shows that something is so, and how pages show it as it stands now."""

from web.evidence.asking import PROOF, asked, gathered, spread
from web.evidence.choosing import things
from web.evidence.showing import Look, looks

__all__ = ["PROOF", "Look", "asked", "gathered", "looks", "spread", "things"]
