#!/usr/bin/env python3
"""Loads the desk, kills it, and fills its disk.

    stress.py load PROGRAM [SECONDS]     50 presenters typing, then as much as it can, then 2000 slow connections
    stress.py memory PROGRAM [NUMBER]    a queue of 500 submissions
    stress.py wrk PROGRAM [SECONDS]      previews by wrk, which takes less of the processors than Python
    stress.py kill PROGRAM [TIMES]       kill -9 at random moments: no answered save may be lost
    stress.py full PROGRAM               a full disk; as root, since it mounts a small one

PROGRAM is `personals`, with `personals-desk` beside it. Run it in the repository. Prints figures; ends with 1 where
something is lost.
"""

import asyncio
import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Desk:
    """A desk of an event in a folder, with the examples' records."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        records = os.path.join(folder, ".desk", "records")
        os.makedirs(records, mode=0o700, exist_ok=True)
        os.chmod(os.path.join(folder, ".desk"), 0o700)
        for name in ("as64500.json", "as64501.json", "as64503.json"):
            shutil.copy(os.path.join(ROOT, "examples", "records", name), records)
        with open(os.path.join(folder, "event.yaml"), "w", encoding="utf-8") as file:
            file.write("event: Forum\nsubmissions:\n  - submissions/*.yaml\n")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    def start(self):
        """Starts it; how long that took, in seconds."""
        is_new = not os.path.exists(os.path.join(self.folder, ".desk", "desk.sqlite"))
        began = time.monotonic()
        self.process = subprocess.Popen(
            [self.program, "desk", os.path.join(self.folder, "event.yaml"), "--listen", f"127.0.0.1:{self.port}",
             "--offline", "--trusted-proxy", "127.0.0.1"], stderr=subprocess.PIPE)
        for line in self.process.stderr:
            if line.startswith(b"presenters:"):
                took = time.monotonic() - began
                line = self.process.stderr.readline() if is_new else b""
                self.organiser = line.decode().split()[-1] if line.startswith(b"organiser:") else ""
                return took
        raise SystemExit("the desk did not start")

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)
        self.process.wait()
        self.process.stderr.close()

    @property
    def seconds(self):
        """Time of processors that it has taken."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as file:
            words = file.read().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def megabytes(self):
        """Resident memory."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024


class Presenter:
    """A browser of one presenter, on one connection."""

    def __init__(self, desk, number, who="AS64501"):
        self.desk, self.who = desk, who
        self.address = f"198.51.{number // 250}.{number % 250 + 1}"
        self.cookie = self.key = ""
        self.revision = 1
        self.reader = self.writer = None

    async def ask(self, method, path, fields=None, accept="*/*", cookie=None):
        """Sends a request; the status, the headers and the body."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.desk.port)
        body = urllib.parse.urlencode(fields or {}).encode()
        head = (f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.desk.port}\r\nX-Forwarded-For: {self.address}\r\n"
                f"Cookie: {cookie or 'slide=' + self.cookie}\r\nAccept: {accept}\r\nContent-Length: {len(body)}\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n\r\n")
        self.writer.write(head.encode() + body)
        await self.writer.drain()
        answer = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        length = int(re.search(r"(?i)content-length: (\d+)", answer)[1]) if "ontent-" in answer else 0
        return int(answer.split()[1]), answer, await self.reader.readexactly(length)

    async def begin(self):
        status, head, _ = await self.ask("POST", "/start", {"who": self.who})
        assert status == 303, (status, head)
        self.cookie = re.search(r"(?i)set-cookie: slide=(\w+)", head)[1]
        _, _, page = await self.ask("GET", "/slide")
        self.key = re.search(rb'name="key" value="(\w+)"', page)[1].decode()

    async def type(self, text):
        """Saves a text, as a pause in typing does; the status."""
        fields = {"key": self.key, "revision": self.revision, "seeking": text}
        status, _, body = await self.ask("POST", "/slide", fields, accept="application/json")
        if status == 200:
            self.revision = json.loads(body)["revision"]
        return status

    def close(self):
        if self.writer is not None:
            self.writer.close()
            self.writer = None


async def measured(name, desk, presenters, seconds, pause):
    """Types, and prints what it took: the desk's time of processors, and that of this program beside it."""
    before, own = desk.seconds, time.process_time()
    times, others, took = await typing(presenters, seconds, pause)
    each = 1000 * (desk.seconds - before) / len(times)
    print(f"{name}: {len(times) / took:.0f} previews/s; 5 % within {share(times, 0.05):.0f}, 50 % {share(times, 0.5):.0f}, 95 % "
          f"{share(times, 0.95):.0f} ms; {each:.1f} ms of a processor each, and "
          f"{1000 * (time.process_time() - own) / len(times):.1f} of this client; {len(others)} refused; {desk.megabytes:.0f} MB")


def share(times, part):
    """The time within which that part of all is done, in milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(len(times) * part))]


async def typing(presenters, seconds, pause):
    """Each types for some time; the times of the answers, and the statuses that were not 200."""
    times, others = [], []

    async def one(presenter):
        await asyncio.sleep(random.random() * pause)
        end, count = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            count, began = count + 1, time.monotonic()
            status = await presenter.type(f"networks in {count % 90} cities")
            took = time.monotonic() - began
            times.append(took) if status == 200 else others.append(status)
            await asyncio.sleep(max(0, pause - took))

    began = time.monotonic()
    await asyncio.gather(*(one(presenter) for presenter in presenters))
    return times, others, time.monotonic() - began


async def load(program, seconds=20):
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(program, folder)
        print(f"start: {1000 * desk.start():.0f} ms")
        presenters = [Presenter(desk, number, f"AS6450{[0, 1, 3][number % 3]}") for number in range(50)]
        for presenter in presenters:
            await presenter.begin()
        await measured("50 presenters, two requests a second each", desk, presenters, seconds, 0.5)
        await measured("50 presenters, ten requests a second each", desk, presenters, seconds / 2, 0.1)
        slow = []
        for _ in range(2000):
            reader, writer = await asyncio.open_connection("127.0.0.1", desk.port)
            writer.write(b"POST /slide HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000\r\nContent-Type: "
                         b"application/x-www-form-urlencoded\r\n\r\na")
            slow.append((reader, writer))
        times, others, took = await typing(presenters[:10], 10, 0.5)
        print(f"10 presenters beside 2000 connections that dawdle: 95 % within {share(times, 0.95):.0f} ms; "
              f"{len(others)} refused; {desk.megabytes:.0f} MB")
        began, closed = time.monotonic(), 0
        for reader, _ in slow:
            try:
                await asyncio.wait_for(reader.read(), 60)
                closed += 1
            except (asyncio.TimeoutError, OSError):
                pass
        print(f"{closed} of them were closed by the desk, the last {10 + time.monotonic() - began:.0f} s after they began")
        for _, writer in slow:
            writer.close()
        for presenter in presenters:
            presenter.close()
        desk.kill(signal.SIGTERM)
    return True


async def memory(program, number=500):
    """A queue of many submissions, looked through by the organiser, and one that is typed into meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(program, folder)
        os.mkdir(os.path.join(folder, "submissions"))
        for index in range(number):
            network = ["64500", "64501", "64503"][index % 3]
            with open(os.path.join(folder, "submissions", f"n{index:03}.yaml"), "w", encoding="utf-8") as file:
                file.write(f"network: {network}\nseeking: networks in {index} cities\nmessage: We are number {index}.\n")
        desk.start()
        organiser = Presenter(desk, 1)
        secret = desk.organiser.rsplit("/", 1)[1]
        took = []
        for _ in range(3):
            began = time.monotonic()
            status, _, page = await organiser.ask("GET", "/queue", cookie=f"queue={secret}")
            took.append(time.monotonic() - began)
            assert status == 200 and page.count(b"data-file=") == number, (status, page.count(b"data-file="))
        print(f"{number} submissions: the queue for the first time in {took[0]:.1f} s, then in {1000 * min(took[1:]):.0f} ms; "
              f"{desk.megabytes:.0f} MB")
        presenters = [Presenter(desk, 10 + index) for index in range(20)]
        for presenter in presenters:
            await presenter.begin()
        await measured("20 presenters beside it", desk, presenters, 5, 0.5)
        good = desk.megabytes < 150
        desk.kill(signal.SIGTERM)
    return good


WRK = """
local number = 0
local people = {}
for line in io.lines("PEOPLE") do
  local cookie, key, address = line:match("(%w+) (%w+) (%S+)")
  people[#people + 1] = {cookie = cookie, key = key, address = address, revision = 0}
end
request = function()
  number = number + 1
  local who = people[number % #people + 1]
  -- Their requests never overlap, so each knows which version the one before it made.
  who.revision = who.revision + 1
  local body = "key=" .. who.key .. "&revision=" .. who.revision .. "&seeking=networks+in+" .. number % 90 .. "+cities+" .. who.revision
  return wrk.format("POST", "/slide", {["Cookie"] = "slide=" .. who.cookie, ["Accept"] = "application/json",
    ["X-Forwarded-For"] = who.address, ["Content-Type"] = "application/x-www-form-urlencoded"}, body)
end
done = function(summary, latency)
  io.write(string.format("%.0f answers/s, 50 %% %.0f ms, 95 %% %.0f ms; %d were not 200\\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    summary.errors.status))
end
"""


async def by_wrk(program, seconds=10):
    """The most previews that wrk gets on 16 connections, for presenters enough to stay below each one's limit."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(program, folder)
        desk.start()
        people = os.path.join(folder, "people")
        with open(people, "w", encoding="utf-8") as file:
            for number in range(200):
                presenter = Presenter(desk, number, f"AS6450{[0, 1, 3][number % 3]}")
                await presenter.begin()
                file.write(f"{presenter.cookie} {presenter.key} {presenter.address}\n")
                presenter.close()
        script = os.path.join(folder, "wrk.lua")
        with open(script, "w", encoding="utf-8") as file:
            file.write(WRK.replace("PEOPLE", people))
        before = desk.seconds
        run = subprocess.run(
            ["wrk", "-t", "1", "-c", "16", "-d", f"{seconds}s", "-s", script, f"http://127.0.0.1:{desk.port}"],
            capture_output=True, text=True, check=True)
        print(f"wrk: {run.stdout.splitlines()[-1]}; {(desk.seconds - before) / seconds:.2f} processors of the desk; "
              f"{desk.megabytes:.0f} MB")
        desk.kill(signal.SIGTERM)
    return True


async def kills(program, times=300):
    """Saves until the desk is killed, and looks for the last text that it said was saved."""
    lost = saves = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(program, folder)
        desk.start()
        presenter = Presenter(desk, 1)
        await presenter.begin()
        answered = begun = ""
        for moment in range(times):
            presenter.revision = await revision(presenter)
            asyncio.get_running_loop().call_later(random.random() * 0.6, desk.process.kill)
            try:
                while True:
                    begun = f"text {moment}-{saves}"
                    if await presenter.type(begun) == 200:
                        answered, saves = begun, saves + 1
            except (OSError, asyncio.IncompleteReadError):
                presenter.close()
            desk.kill()
            desk.start()
            _, _, data = await presenter.ask("GET", "/data")
            draft = json.loads(data)["draft"]
            # A save that was not answered may be there; it is known from now on.
            if answered and f"seeking: {answered}\n" not in draft and f"seeking: {begun}\n" not in draft:
                lost += 1
                print(f"lost: {answered}: {draft}")
            answered = (re.search(r"seeking: (.*)", draft) or ["", ""])[1]
        presenter.close()
        desk.kill()
    print(f"{times} times kill -9, {saves} answered saves: {lost} lost")
    return lost == 0


async def revision(presenter):
    _, _, page = await presenter.ask("GET", "/slide")
    return int(re.search(rb'name="revision" value="(\d+)"', page)[1])


async def full(program):
    """A disk of four megabytes, filled to the last byte."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "none", folder], check=True)
        desk = Desk(program, folder)
        try:
            desk.start()
            presenter = Presenter(desk, 1)
            await presenter.begin()
            good = await presenter.type("before")
            ballast = os.path.join(folder, "ballast")
            try:
                with open(ballast, "wb", buffering=0) as file:
                    while True:
                        file.write(b"x" * 4096)
            except OSError:
                pass
            statuses = [await presenter.type("word " * 60 + str(number)) for number in range(30)]
            refused = statuses.index(507) if 507 in statuses else -1
            _, _, data = await presenter.ask("GET", "/data")
            os.remove(ballast)
            presenter.revision = await revision(presenter)
            after = await presenter.type("after")
            _, _, data = await presenter.ask("GET", "/data")
            kept = json.loads(data)["draft"]
            presenter.close()
            print(f"full disk: {good}, then {sorted(set(statuses))}, first 507 at save {refused + 1}; with room again {after}")
            return 507 in statuses and after == 200 and "seeking: after" in kept
        finally:
            desk.kill()
            subprocess.run(["umount", folder], check=True)


def main():
    what, program = sys.argv[1], os.path.realpath(sys.argv[2])
    number = [int(word) for word in sys.argv[3:4]]
    run = {"load": load, "memory": memory, "wrk": by_wrk, "kill": kills, "full": full}[what]
    sys.exit(0 if asyncio.run(run(program, *number)) else 1)


main()
