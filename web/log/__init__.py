"""记录: what auditors see of the log itself."""

from __future__ import annotations

from starlette.routing import Route

from web.log import exported, look, studios

routes = [
    Route("/log", look.everywhere, name="log:everywhere"),
    *exported.EXPORT.routes,
    Route("/log/checkpoint", look.checkpoint, name="log:checkpoint"),
    Route("/log/studios", studios.beside, name="log:studios"),
    Route("/log/{position:int}", look.one, name="log:one"),
    Route("/log/{position:int}/proof", look.proof, name="log:proof"),
]
