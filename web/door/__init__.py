"""门: how people come in, and how they keep their way in safe; sign-in itself stands in web/session.py."""

from __future__ import annotations

from typing import Any

from starlette.types import ExceptionHandler

from hub.door.refusals import LinkDead, ProviderRefused, ProviderSilent, StepOver
from web.door import devices, forgotten, keepers, keys, messages, ours, provider, roles, second, welcome

__all__ = ["messages"]

routes = [
    *welcome.routes,
    *forgotten.routes,
    *second.routes,
    *keys.routes,
    *provider.routes,
    *roles.routes,
    *devices.routes,
    *ours.routes,
    *keepers.routes,
]
HANDLERS: dict[Any, ExceptionHandler] = {
    LinkDead: welcome.dead,
    StepOver: second.late,
    ProviderRefused: provider.refused,
    ProviderSilent: provider.refused,
}
PUBLIC = frozenset(
    {"/welcome/{token}", "/forgotten", "/login/code", "/login/passkey", "/login/oidc", "/login/oidc/back"}
)
"""Where nobody has signed in yet."""
