"""Which addresses on the network may be fetched from: public ones, so that a feed cannot be used to look inside."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))


def is_public(address: str) -> bool:
    """Whether `address` belongs to the public internet, whatever form it is written in."""
    found = ip_address(address.partition("%")[0])
    return _public6(found) if isinstance(found, IPv6Address) else _public4(found)


def _public4(address: IPv4Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _public6(address: IPv6Address) -> bool:
    """An address that stands for another one is refused, or judged by that one."""
    if address.ipv4_mapped is not None:
        return _public4(address.ipv4_mapped)
    if address.sixtofour is not None or address.teredo is not None or any(address in net for net in _TRANSLATED):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_site_local)
