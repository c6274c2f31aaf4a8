import socket


def free_port() -> int:
    """Of this machine, at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
