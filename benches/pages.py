"""What a first visit of a page transfers, in brotli, and how many of it one processor makes beside a bare handler."""

import contextlib
import http.client
import os
import pathlib
import re
import socket
import subprocess
import time
import urllib.parse

from tool import OWNER, PASSWORD, processor, say


def weigh(server):
    """What a first visit of the sign-in page, and of the panel, transfers in brotli."""
    form = urllib.parse.urlencode({"email": OWNER, "password": PASSWORD})
    server.connection.request("POST", "/do/sign_in", form, {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"})
    response = server.connection.getresponse()
    response.read()
    cookie = response.headers["Set-Cookie"].split(";")[0]
    first_visit(server.get, "sign-in", "/sign-in", {}, 450)
    first_visit(server.get, "panel", "/sales", {"Cookie": cookie}, 450)


def first_visit(get, name, path, headers, most):
    """What a first visit transfers: the page and everything it asks for."""
    status, page, answered = get(path, **{"Accept-Encoding": "br", **headers})
    assert (status, answered["Content-Encoding"]) == (200, "br"), (path, status)
    _, plain, _ = get(path, **{"Accept-Encoding": "identity", **headers})
    total = len(page)
    say(f"{name}: document", len(page) / 1024, "KB")
    # What the document names, pictures among it, and the room's parts that the headers announce.
    announced = re.findall(r"<(/[^>]+)>; rel=preload", ", ".join(answered.get_all("Link", [])))
    # The sheet that is only named there is fetched with the first page that needs it.
    shown = re.sub(r'<meta name="more-style"[^>]*>', "", plain.decode())
    named = re.findall(r'"(/(?:pkg|fonts|scripts|pictures|favicon)[^"\\ ]*)"', shown)
    for asset in sorted({*named, *announced}):
        status, body, _ = get(asset, **{"Accept-Encoding": "br"})
        assert status == 200, asset
        say(f"{name}: {asset.rpartition('/')[2].split('.')[-1]}", len(body) / 1024, "KB")
        total += len(body)
    say(f"{name}: first visit", total / 1024, "KB", f"{most} KB", total / 1024 / most)


def public_pages(folder, process, port):
    """What a page at the counter weighs, and how many of it one processor makes, beside a bare handler that sends the same bytes. As browsers ask
    for it; and under addresses that nobody asked for before, which are in no cache and drawn anew."""
    def get(path, **headers):
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read(), response.headers

    br = {"Accept-Encoding": "br"}

    def rate(process, paths, headers):
        paths = list(paths)
        for path in paths[:20]:
            get(path, **headers)
        used = processor(process)
        for path in paths[20:]:
            status, body, _ = get(path, **headers)
            assert status == 200 and body, path
        return (len(paths) - 20) / (processor(process) - used)

    def beside(body):
        """A bare handler that sends these bytes: its rate."""
        nonlocal connection
        page = f"{folder}/page.html"
        pathlib.Path(page).write_bytes(body)
        with socket.create_server(("127.0.0.1", 0)) as probe:
            address = f"127.0.0.1:{probe.getsockname()[1]}"
        bare = subprocess.Popen([os.environ["BARE"], address, page])
        try:
            connection = http.client.HTTPConnection(address, timeout=30)
            while True:
                with contextlib.suppress(OSError):
                    connection.connect()
                    break
                time.sleep(0.05)
            return rate(bare, ["/"] * 6000, {})
        finally:
            bare.terminate()
            bare.wait(20)

    pages = [("market", "/market"), ("sales page", "/p/demo-mentoring")]
    for name, path in pages:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        first_visit(get, name, path, {}, 250)
        known = rate(process, [path] * 1520, br)
        fresh = rate(process, [f"{path}?utm_content={number}" for number in range(320)], br)
        packed, plain = get(path, **br), get(path)
        assert packed[2]["Content-Encoding"] == "br" and plain[2]["Content-Encoding"] is None
        for kind, ours, body in [("drawn once a second, brotli", known, packed[1]), ("drawn for each, brotli", fresh, packed[1])]:
            bare = beside(body)
            say(f"{name}, {kind}", ours, "pages/s of one processor", f"bare handler {bare:.4g}/s", ours / bare)
