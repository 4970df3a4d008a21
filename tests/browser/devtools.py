"""A browser without a window, driven through a pipe by the DevTools protocol
(https://chromedevtools.github.io/devtools-protocol/): no port, no network.

    with Browser(folder) as browser:
        page = browser.open("file:///tmp/a.html", width=1280)
        page.ask("document.title")
"""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time

NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"]
PATIENCE = 120              # seconds for anything it is asked
OPTIONS = ["--headless=new", "--remote-debugging-pipe", "--disable-gpu",
           "--disable-extensions", "--disable-background-networking",
           "--disable-component-update", "--disable-sync", "--no-first-run",
           "--no-default-browser-check", "--hide-scrollbars",
           "--disable-dev-shm-usage", "--force-color-profile=srgb",
           "--disable-features=Translate,OptimizationHints,MediaRouter"]


class Failure(Exception):
    """It did not do what it was asked."""


def find():
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return None


def beyond_standard(fd):
    """The same descriptor, where 3 and 4 are not in its way."""
    moved = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(fd)
    return moved


class Browser:
    def __init__(self, folder):
        program = find()
        if program is None:
            raise Failure("there is no %s here: run 'make deps'" %
                          " or ".join(NAMES[:2]))
        theirs_in, self.out = map(beyond_standard, os.pipe())
        self.into, theirs_out = map(beyond_standard, os.pipe())
        self.log = os.path.join(folder, "browser.log")
        command = [program] + OPTIONS + [
            "--user-data-dir=" + os.path.join(folder, "profile")]
        # It refuses root, and needs rights that containers do not have.
        if os.geteuid() == 0 or os.environ.get("CI"):
            command.append("--no-sandbox")

        def take_pipes():
            os.dup2(theirs_in, 3)
            os.dup2(theirs_out, 4)

        # A home of its own: it is to leave nothing behind.
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                command + ["about:blank"], preexec_fn=take_pipes,
                pass_fds=(3, 4), stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, start_new_session=True,
                env=dict(os.environ, HOME=folder, LC_ALL="C.UTF-8"))
        os.close(theirs_in)
        os.close(theirs_out)
        self.number, self.rest, self.events = 0, b"", []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with_group = self.process.pid
        os.close(self.out)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            pass
        try:
            os.killpg(with_group, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        os.close(self.into)

    def fail(self, what):
        with open(self.log, "rb") as log:
            end = log.read()[-2000:].decode(errors="replace")
        raise Failure("%s; the browser said:\n%s" % (what, end))

    def message(self, waiting_for, deadline):
        """The next one, whatever it is."""
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.into], [], [], max(
                0, deadline - time.monotonic()))
            if not ready:
                self.fail("%s took more than %d s" % (waiting_for, PATIENCE))
            some = os.read(self.into, 1 << 20)
            if not some:
                self.fail("the browser ended before %s" % waiting_for)
            self.rest += some
        text, _, self.rest = self.rest.partition(b"\0")
        return json.loads(text)

    def call(self, method, session=None, **params):
        """What the browser answers; events that come before are kept."""
        self.number += 1
        call = {"id": self.number, "method": method, "params": params}
        if session:
            call["sessionId"] = session
        data, deadline = json.dumps(call).encode() + b"\0", (
            time.monotonic() + PATIENCE)
        while data:
            data = data[os.write(self.out, data):]
        while True:
            told = self.message(method, deadline)
            if told.get("id") != self.number:
                self.events.append(told)
            elif "error" in told:
                self.fail("%s: %s" % (method, told["error"]["message"]))
            else:
                return told["result"]

    def wait(self, event, session):
        """Until the event was there, perhaps before."""
        deadline = time.monotonic() + PATIENCE

        def there():
            return any(told.get("method") == event and
                       told.get("sessionId") == session
                       for told in self.events)

        while not there():
            self.events.append(self.message(event, deadline))

    def open(self, url, width, dark=False, media="screen"):
        return Page(self, url, width, dark, media)


class Page:
    """A tab.  Scripts of the page do not run, and nothing is fetched but the
    page itself: what it asked for is in requests."""

    def __init__(self, browser, url, width, dark, media):
        self.browser = browser
        self.target = browser.call("Target.createTarget",
                                   url="about:blank")["targetId"]
        self.session = browser.call(
            "Target.attachToTarget", targetId=self.target,
            flatten=True)["sessionId"]
        browser.events = []
        for domain in "Page", "Network", "Runtime", "Log", "DOM":
            self.call(domain + ".enable")
        self.call("Emulation.setScriptExecutionDisabled", value=True)
        self.look(width, dark, media)
        self.call("Page.navigate", url=url)
        browser.wait("Page.loadEventFired", self.session)
        self.requests = [told["params"]["request"]["url"]
                         for told in self.told("Network.requestWillBeSent")]

    def call(self, method, **params):
        return self.browser.call(method, self.session, **params)

    def told(self, *events):
        return [told for told in self.browser.events
                if told.get("sessionId") == self.session and
                told.get("method") in events]

    def complaints(self):
        """What it wrote to its console."""
        return [json.dumps(told["params"])[:300] for told in self.told(
            "Log.entryAdded", "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown")]

    def look(self, width, dark=False, media="screen"):
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=800, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"}])

    def ask(self, expression):
        """The value of a JavaScript expression."""
        told = self.call("Runtime.evaluate", expression=expression,
                         returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in told:
            self.browser.fail("%s: %s" % (
                expression[:60], told["exceptionDetails"]))
        return told["result"].get("value")

    def picture(self, height=None):
        """A PNG of the page, or of the top of it."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"],
                "height": height or size["height"], "scale": 1}
        return base64.b64decode(self.call(
            "Page.captureScreenshot", format="png", clip=clip,
            captureBeyondViewport=True)["data"])

    def paper(self):
        """A PDF of the page."""
        return base64.b64decode(self.call(
            "Page.printToPDF", printBackground=True,
            preferCSSPageSize=True)["data"])

    def spoken(self):
        """What a screen reader has of it: a list of (role, name, level,
        number of ancestors)."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        parents = {child: node["nodeId"] for node in nodes
                   for child in node.get("childIds", [])}

        def depth(node):
            return 0 if node not in parents else 1 + depth(parents[node])

        sys.setrecursionlimit(10000)
        return [(node["role"]["value"], node.get("name", {}).get("value", ""),
                 next((p["value"]["value"] for p in node.get("properties", [])
                       if p["name"] == "level"), None),
                 depth(node["nodeId"]))
                for node in nodes if not node["ignored"]]

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)
