"""How the platform is reached: over TLS 1.2 or later and not without, or less well on purpose."""

import socket
import ssl
from http.server import ThreadingHTTPServer
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "suites/src/run/tests/data"

# What the context is set up with in place of the usual, by deviation: the versions that are taken and the cipher suites.
LESS = {
    "tls-1-0-taken": (ssl.TLSVersion.TLSv1, "ALL:@SECLEVEL=0"),
    "tls-1-1-taken": (ssl.TLSVersion.TLSv1_1, "ALL:@SECLEVEL=0"),
    "taken-without-encryption": (ssl.TLSVersion.TLSv1_2, "ALL:eNULL:@SECLEVEL=0"),
}
HANDSHAKE = b"\x16"
REFUSAL = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def context(deviation):
    """How TLS is spoken."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(DATA / "party.pem", DATA / "test-only-key.pem")
    made.minimum_version, suites = LESS.get(deviation, (ssl.TLSVersion.TLSv1_2, None))
    if suites:
        made.set_ciphers(suites)
    return made


class SecuredServer(ThreadingHTTPServer):
    """A server whose connections begin with a handshake, each in its own thread."""

    daemon_threads = True

    def __init__(self, handler, deviation):
        super().__init__(("127.0.0.1", 0), handler)
        self.context = context(deviation)
        self.takes_plain = deviation == "served-without-tls"

    def finish_request(self, request, client_address):
        try:
            if request.recv(1, socket.MSG_PEEK) == HANDSHAKE:
                with self.context.wrap_socket(request, server_side=True) as secured:
                    super().finish_request(secured, client_address)
            elif self.takes_plain:
                super().finish_request(request, client_address)
            else:
                request.sendall(REFUSAL)
        except OSError:
            """Whoever does not agree on a handshake, or goes away, is not served."""
