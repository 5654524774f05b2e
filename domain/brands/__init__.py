"""品牌: everything the domain knows about the brands of schools; `Brand` with its events and commands."""

from domain.brands.brand import Brand
from domain.brands.values import Recognition, Score, Shown
from domain.brands.words import MILESTONES, Scope, State, Tier

__all__ = ["MILESTONES", "Brand", "Recognition", "Scope", "Score", "Shown", "State", "Tier"]
