"""HTTP for whoever has a client of their own: connects only to addresses that were checked, whatever a name says."""

import httpx

from app.calendars.fetch import DEFAULT_PORTS, Fetcher
from app.core.connection import PollError, PollProblem


class CheckedTransport(httpx.AsyncBaseTransport):
    """Sends each request, and each it is redirected to, to an address that `fetcher` allows. Raises `PollError`.

    Never from https to http: the first request says which of them it is.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._inner = httpx.AsyncHTTPTransport(trust_env=False)
        self._scheme = ""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; what its name means cannot change between check and use."""
        url = request.url
        self._scheme = self._scheme or url.scheme
        if url.scheme not in DEFAULT_PORTS or (self._scheme == "https" and url.scheme != "https"):
            raise httpx.UnsupportedProtocol(url.scheme)
        addresses = await self._fetcher.resolve(url.host, url.port or DEFAULT_PORTS[url.scheme])
        if not addresses or not all(self._fetcher.allows(address) for address in addresses):
            raise PollError(PollProblem.PRIVATE)
        request.extensions = {**request.extensions, "sni_hostname": url.host}
        request.url = url.copy_with(host=addresses[0])
        try:
            return await self._inner.handle_async_request(request)
        finally:
            request.url = url  # a redirect and a cookie are read against the name, not the address

    async def aclose(self) -> None:
        """Close what is open."""
        await self._inner.aclose()
