"""Instances of the packaged service behind one address, and clients that use them without pause and try nothing twice."""
import collections
import http.client
import itertools
import json
import os
import pathlib
import random
import subprocess
import threading
import time
import urllib.request
from datetime import datetime, timedelta, timezone

CONTACTS = 300  # shared by all writers, so that they meet in the database
DAYS = 20  # over which the world is spread, up to now
WEBHOOKS = 4  # writers of one to three events at a time
BATCHES = 2  # writers of some hundred
STORIES = 50  # in a batch: a message each, with what follows from it
READERS = 2
QUESTIONS = (
    "/v1/performance?period=last_30_days&compare=previous_period",
    "/v1/performance/series?period=last_30_days&interval=day",
    "/v1/campaigns?period=last_30_days",
    "/v1/flows?period=last_30_days",
    "/v1/purchases?limit=20",
    "/v1/messages?limit=20",
    "/v1/report?metrics=sent,revenue&dimensions=day,source_kind&period=last_30_days",
)


PAUSE = 0.2  # seconds until a stubborn client sends a request again
PATIENCE = 120  # seconds in which whatever was broken has to be well again


class Failure(Exception):
    """An answer that did not come, or not the right one; the code is None where none came."""

    def __init__(self, message, code=None):
        super().__init__(message)
        self.code = code


def until(holds, what):
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise Failure(f"After {PATIENCE} s still not: {what}")
        time.sleep(PAUSE)


class Instance:
    """A process of the service, its management port 1,000 above its own."""

    def __init__(self, command, port, folder, **settings):
        self.port, self.log = port, pathlib.Path(folder, f"instance-{port}.log")
        self.log.unlink(missing_ok=True)
        ports = {"QUARKUS_HTTP_PORT": str(port), "QUARKUS_MANAGEMENT_PORT": str(port + 1000)}
        self.command, self.environment = command, {**os.environ, **settings, **ports}
        self.start()

    def start(self):
        """Once more after it ended, with the log of before."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdout=output, stderr=subprocess.STDOUT)

    def await_ready(self):
        until = time.monotonic() + 120
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port + 1000}/q/health/ready", timeout=5):
                    return
            except OSError:
                time.sleep(0.3)
        raise Failure(f"The instance at {self.port} did not become ready.")

    def tell(self, signal):
        self.process.send_signal(signal)

    def await_end(self):
        # As long as the manifests grant.
        self.process.wait(timeout=45)

    def kill(self):
        self.process.kill()
        self.process.wait()


def is_ready(instance):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{instance.port + 1000}/q/health/ready", timeout=10):
            return True
    except OSError:
        return False


class Balancer:
    """One address for several instances, there or not."""

    def __init__(self, port, services):
        self.port = port
        self.process = subprocess.Popen(
            [pathlib.Path(__file__).with_name("balance"), str(port), *(f"{service}:{service + 1000}" for service in services)])

    def await_ready(self):
        for _ in range(100):
            try:
                Client(self.port, "").call("GET", "/openapi")
                return
            except Failure:
                time.sleep(0.2)
        raise Failure("Nothing answers through the balancer.")

    def kill(self):
        self.process.kill()
        self.process.wait()


class Client:
    """Keeps its connection for as long as the other side does."""

    def __init__(self, port, key):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Authorization": f"Bearer {key}"}

    def get(self, path):
        return json.loads(self.call("GET", path))

    def post(self, path, value):
        return json.loads(self.call("POST", path, json.dumps(value).encode(), "application/json"))

    def post_lines(self, path, values):
        body = "".join(json.dumps(value) + "\n" for value in values).encode()
        return json.loads(self.call("POST", path, body, "application/x-ndjson"))

    def call(self, method, path, body=None, kind=None):
        try:
            self.connection.request(method, path, body, {**self.headers, **({"Content-Type": kind} if kind else {})})
            response = self.connection.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException) as error:
            self.connection.close()
            raise Failure(f"{method} {path}: {error!r}") from error
        if response.status >= 300:
            raise Failure(f"{method} {path}: {response.status} {text[:300]}", response.status)
        return text


class Load:
    """Writers and readers of one workspace, what was acknowledged to them, and what failed."""

    def __init__(self, port, key, questions=QUESTIONS):
        self.port, self.key, self.questions = port, key, questions
        self.lock = threading.Lock()
        self.stopped = threading.Event()
        self.events = self.sent = self.purchases = self.writes = self.reads = 0
        self.failures = []
        tasks = [(self.write_webhooks, WEBHOOKS), (self.write_batches, BATCHES), (self.read, READERS)]
        self.threads = [
            threading.Thread(target=self.repeat, args=(task, f"{task.__name__}-{number}"), daemon=True)
            for task, count in tasks for number in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def repeat(self, task, name):
        client, number = self.new_client(), 0
        while not self.stopped.is_set():
            try:
                task(client, f"{name}-{number}", number)
            except Failure as failure:
                with self.lock:
                    self.failures.append(str(failure))
            number += 1

    def new_client(self):
        return Client(self.port, self.key)

    def write_webhooks(self, client, name, number):
        for events in story(name):
            self.write(client.post, client, events)
            self.stopped.wait(0.03)

    def write_batches(self, client, name, number):
        events = [event for at in range(STORIES) for part in story(f"{name}-{at}") for event in part]
        self.write(client.post_lines if number % 2 else client.post, client, events)
        self.stopped.wait(1)

    def write(self, post, client, events):
        answer = post("/v1/events", events if post == client.post_lines else {"events": events})
        if answer["accepted"] != len(events):
            raise Failure(f"Of {len(events)} new events: {answer}")
        self.acknowledge(events)

    def acknowledge(self, events):
        with self.lock:
            self.writes += 1
            self.events += len(events)
            self.sent += sum(event["type"] == "message.sent" for event in events)
            self.purchases += sum(event["type"] == "purchase.placed" for event in events)

    def read(self, client, name, number):
        acknowledged = self.sent
        question = self.questions[number % len(self.questions)]
        answer = client.get(question)
        if question == QUESTIONS[0] and answer["kpis"]["sent"] < acknowledged:
            raise Failure(f"{answer['kpis']['sent']} messages of {acknowledged} that were acknowledged before")
        with self.lock:
            self.reads += 1
        self.stopped.wait(0.05)

    def missing(self, port):
        """What of the acknowledged is not there, and what else an audit finds, by the instance at a port."""
        client = Client(port, self.key)
        kpis = client.get(QUESTIONS[0])["kpis"]
        audit = client.get("/v1/audit")
        for name, there, acknowledged in (
                ("events", audit["events"], self.events),
                ("messages", kpis["sent"], self.sent),
                ("purchases", kpis["total_purchases"], self.purchases)):
            # What failed may have been stored all the same: its sender does not know.
            if there < acknowledged or there > acknowledged and not self.failures:
                yield f"{there} {name} instead of {acknowledged}"
        yield from map(str, audit["found"])


class Stubborn(Client):
    """Sends each request until it is acknowledged, to one instance after the other, and tells what came."""

    def __init__(self, ports, key, heard):
        self.instances = itertools.cycle([Client(port, key) for port in ports])
        self.heard = heard

    def call(self, method, path, body=None, kind=None):
        end = time.monotonic() + PATIENCE
        while True:
            begun = time.monotonic()
            try:
                text = next(self.instances).call(method, path, body, kind)
            except Failure as failure:
                self.heard(method, failure.code, time.monotonic() - begun)
                if failure.code and failure.code < 500 and failure.code != 429 or time.monotonic() > end:
                    raise
                time.sleep(PAUSE)
            else:
                self.heard(method, 200, time.monotonic() - begun)
                return text


class StubbornLoad(Load):

    def __init__(self, ports, key):
        super().__init__(ports[0], key)
        self.ports = ports
        self.kept = []
        self.codes = collections.Counter()
        self.slowest = 0.0  # of the answers of 503
        self.acknowledgements = []

    def new_client(self):
        return Stubborn(self.ports, self.key, self.heard)

    def heard(self, method, code, seconds):
        with self.lock:
            self.codes[code or "none"] += 1
            if code == 503:
                self.slowest = max(self.slowest, seconds)
            if code == 200 and method == "POST":
                self.acknowledgements.append(time.monotonic())

    def write(self, post, client, events):
        answer = post("/v1/events", events if post == client.post_lines else {"events": events})
        if answer["accepted"] + answer["duplicates"] != len(events):
            raise Failure(f"Of {len(events)} events: {answer}")
        self.acknowledge(events)

    def acknowledge(self, events):
        super().acknowledge(events)
        with self.lock:
            self.kept.extend(events)

    def __exit__(self, *_):
        super().__exit__()
        self.ended = time.monotonic()

    def silence(self):
        moments = [*self.acknowledgements, self.ended]
        return max((after - before for before, after in itertools.pairwise(moments)), default=0)

    def found(self):
        """How many of the acknowledged events are not there, or there more than once, and the differences of an audit."""
        client = Client(self.port, self.key)
        kpis = client.get(QUESTIONS[0])["kpis"]
        there = (client.get("/v1/audit")["events"], kpis["sent"], kpis["total_purchases"])
        more = [there - known for there, known in zip(there, (self.events, self.sent, self.purchases))]
        again = sum(
            client.post_lines("/v1/events", self.kept[at:at + 1000])["accepted"] for at in range(0, len(self.kept), 1000))
        lost, double = max(again, *(-count for count in more)), max(0, *more)
        return lost, double, client.get("/v1/audit")["differences"]


def story(name):
    """A message and what follows from it, in the requests that would bring it."""
    at = datetime.now(timezone.utc) - timedelta(minutes=random.uniform(60, DAYS * 24 * 60))
    contact = {"id": f"contact-{random.randrange(CONTACTS)}"}

    def event(kind, minutes, **fields):
        moment = (at + timedelta(minutes=minutes)).isoformat(timespec="milliseconds")
        return {"id": f"{kind}-{name}", "type": kind, "occurred_at": moment, **fields}

    if random.random() < 0.5:
        source = {"campaign_id": f"campaign-{random.randrange(5)}"}
    else:
        source = {"flow_id": "welcome", "node_id": f"node-{random.randrange(3)}"}
    money = {"amount": f"{random.randrange(100, 9999) / 100:.2f}", "currency": "EUR"}
    yield [event("message.sent", 0, message_id=name, contact=contact, cost={"amount": "0.0731", "currency": "EUR"}, **source)]
    yield [event("message.delivered", 1, message_id=name), event("message.read", 2, message_id=name)]
    if random.random() < 0.4:
        yield [event("message.clicked", 3, message_id=name)]
    if random.random() < 0.4:
        yield [event("purchase.placed", 20, purchase_id=name, contact=contact, **money)]
        yield [event("purchase.refunded", 40, purchase_id=name, **money)]


def new_workspace(port, token):
    """Its key, with every scope."""
    workspace = {"name": "live", "timezone": "Europe/Paris", "currency": "EUR"}
    return Client(port, token).post("/v1/workspaces", workspace)["api_key"]
