"""The audit: looks whether anything is stuck, mends it, tells whoever runs Checkin, and beats while all is well."""

from collections.abc import Sequence

import httpx
import structlog

from app.core.audit import Fault, Finding
from app.usecases.audit import alert, audit_duties, audit_messages, audit_page, mend
from app.usecases.world import World

log = structlog.get_logger()
PATIENCE_SECONDS = 10


class Auditor:
    """Looks at everything that waits. `heartbeat_url` is pinged only while nothing is stuck.

    Who is told is somebody in the workspace `home`, where what is stuck is of no workspace.
    """

    def __init__(self, world: World, *, heartbeat_url: str = "", alerts_to: str = "", home: str = "") -> None:
        self._world = world
        self._home = home
        self._heartbeat_url = heartbeat_url
        self._alerts_to = alerts_to

    async def look(self) -> tuple[int, list[Finding]]:
        """Return how many open check-ins there are, and everything that is stuck. Changes nothing."""
        now = self._world.clock()
        found: list[Finding] = [
            *await self._world.read(audit_messages, now),
            *await self._world.read(audit_duties, now),
        ]
        looked_at, after = 0, None
        while True:
            page = await self._world.read(audit_page, now, after)
            looked_at += page.looked_at
            found += page.findings
            if page.last is None:
                return looked_at, found
            after = page.last

    async def round(self) -> list[Finding]:
        """Look, mend, tell, and beat if there was nothing to find."""
        looked_at, found = await self.look()
        if found:
            outcome = [(finding, await self._mend(finding)) for finding in found]
            log.error("audit.found", stuck=len(found), mended=sum(m for _, m in outcome), looked_at=looked_at)
            await self._tell(outcome)
        else:
            log.info("audit.clean", looked_at=looked_at)
            await self._beat()
        return found

    async def tell_failing(self) -> None:
        """Tell what of the upkeep fails again and again: an audit that fails itself cannot."""
        found = await self._world.read(audit_duties, self._world.clock())
        await self._tell([(finding, False) for finding in found if finding.fault is Fault.FAILING])

    async def _tell(self, outcome: Sequence[tuple[Finding, bool]]) -> None:
        if outcome and self._alerts_to:
            await self._world.run(alert, outcome, self._alerts_to, home=self._home)

    async def _mend(self, finding: Finding) -> bool:
        """Mend one thing by itself: one that cannot be mended keeps none of the others from it."""
        try:
            return await self._world.run(mend, finding)
        except Exception as error:  # noqa: BLE001 - told as not mended, and looked at again in the next round
            log.error("audit.not_mended", fault=finding.fault.name, error=type(error).__name__)
            return False

    async def _beat(self) -> None:
        if not self._heartbeat_url:
            return
        try:
            async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
                (await client.get(self._heartbeat_url)).raise_for_status()
        except httpx.HTTPError as error:
            log.warning("audit.no_heartbeat", error=type(error).__name__)
