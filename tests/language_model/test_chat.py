"""Questions to a server, by the real HTTP client: what comes of good answers, and of all that servers do instead."""

from __future__ import annotations

import json
import re
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Barrier, BrokenBarrierError

import pytest

from explainer.errors import ReaderMissing
from explainer.language_model import connection
from explainer.language_model.chat import BadAnswer, Chat
from explainer.language_model.connection import Limits, NoAnswer
from explainer.reader_settings import ReaderSettings

from ..model_server import Reply, model_server, said

MESSAGES = [{"role": "user", "content": "What happened?"}]
SCHEMA = {"type": "object", "properties": {}}
SECRET = "sk-test-0123456789abcdef"
LIMITS = Limits(connect=0.5, tries=3, longest_wait=60, largest=100_000)


def _ask(server, waits=None, **settings):
    known = {"name": "model", "address": server.address, "model": "small", "timeout": 5} | settings
    chat = Chat(ReaderSettings(**known), LIMITS, wait=(waits if waits is not None else []).append)
    return chat.ask(MESSAGES, SCHEMA)


def _refused(server, waits=None, **settings):
    with pytest.raises((NoAnswer, BadAnswer)) as caught:
        _ask(server, waits, **settings)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_question_is_asked_the_same_each_time_with_the_form_of_its_answer():
    with model_server(said("{}")) as server:
        assert _ask(server) == "{}"
    [body] = server.asked
    assert (body["model"], body["messages"], body["temperature"], body["stream"]) == ("small", MESSAGES, 0, False)
    assert isinstance(body["seed"], int)
    assert body["response_format"]["json_schema"] == {"name": "answer", "strict": True, "schema": SCHEMA}


def test_half_a_character_in_an_answer_is_none():
    with model_server(said("caf\ud83d")) as server:
        assert _ask(server) == "caf?"


def test_a_server_that_cannot_force_the_form_is_asked_for_json_and_then_in_words_alone():
    def refuses(body):
        kind = body.get("response_format", {}).get("type")
        return Reply(json.dumps({"error": {"message": "no such format"}}), 422) if kind else said("{}")

    with model_server(refuses) as server:
        chat = Chat(ReaderSettings(name="model", address=server.address, model="small"), LIMITS)
        assert [chat.ask(MESSAGES, SCHEMA), chat.ask(MESSAGES, SCHEMA)] == ["{}", "{}"]
    forms = [body.get("response_format", {}).get("type") for body in server.asked]
    assert forms == ["json_schema", "json_object", None, None]


@pytest.mark.parametrize("name", ["seed", "temperature"])
def test_what_a_model_refuses_by_name_is_left_out(name):
    def refuses(body):
        return (
            Reply(json.dumps({"error": {"message": f"Unsupported value: '{name}'"}}), 400)
            if name in body
            else said("{}")
        )

    with model_server(refuses) as server:
        _ask(server)
    assert [name in body for body in server.asked] == [True, False]
    assert "response_format" in server.asked[1]


def test_a_question_that_is_refused_in_every_form_is_told_with_the_servers_words():
    with model_server(Reply(json.dumps({"error": {"message": "context length exceeded"}}), 400)) as server:
        told = _refused(server)
    assert "(400: context length exceeded)" in told and "part_words under 800" in told
    assert len(server.asked) == 3


def test_a_busy_server_is_asked_again_when_it_says():
    busy, waits = Reply("slow down", 429, {"Retry-After": "7"}), []
    with model_server(busy, busy, said("{}")) as server:
        assert _ask(server, waits) == "{}"
    assert waits == [7, 7]


def test_a_busy_server_may_say_the_moment():
    waits, moment = [], format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    with model_server(Reply("", 429, {"Retry-After": moment}), said("{}")) as server:
        _ask(server, waits)
    assert 30 < waits[0] <= 40


def test_a_server_that_asks_for_a_longer_wait_than_that_is_not_waited_for():
    waits = []
    with model_server(Reply("", 429, {"Retry-After": "3600"})) as server:
        told = _refused(server, waits)
    assert "for the next 60 minutes" in told and "run it again later; what was answered so far is kept" in told
    assert waits == [] and len(server.asked) == 1


@pytest.mark.parametrize(
    ("status", "told"), [(429, "lower reader: at_once"), (500, "look at its log"), (503, "3 times: look at its log")]
)
def test_a_server_that_fails_is_asked_again_each_time_later_and_then_told(status, told):
    waits = []
    with model_server(Reply(json.dumps({"error": "out of memory"}), status)) as server:
        message = _refused(server, waits)
    assert told in message and f"({status}: out of memory)" in message and "127.0.0.1" in message
    assert 0.5 <= waits[0] <= 1 <= waits[1] <= 2 and len(server.asked) == 3


def test_a_server_that_is_not_running_is_told_with_how_to_start_it():
    with model_server(said("{}")) as server:
        pass
    waits = []
    told = _refused(server, waits)
    assert f"no server answers at {server.address}" in told and "ollama serve" in told
    assert len(waits) == 2


def test_a_connection_that_breaks_in_the_middle_is_tried_again():
    broken = Reply(said("{}").body, heads={"Content-Type": "application/json"}, cut=True)
    with model_server(broken, said("{}")) as server:
        assert _ask(server) == "{}"


def test_a_server_that_hangs_is_waited_for_once():
    with model_server(Reply(hangs=True)) as server:
        told = _refused(server, timeout=0.1)
    assert "gave no answer within 0.1 seconds" in told and "reader: timeout in story.yml" in told
    assert len(server.asked) == 1


def test_an_answer_that_never_ends_is_not_read_to_its_end():
    with model_server(Reply(b"x" * 10_000_000)) as server:
        told = _refused(server)
    assert "was not read on" in told and "mend reader: address" in told


def test_nobody_is_followed_to_another_server():
    with model_server(said("{}")) as other, model_server(Reply("", 307, {"Location": other.address})) as server:
        told = _refused(server)
    assert "leads on to 127.0.0.1" in told and "write its address into reader: of story.yml" in told
    assert other.asked == []


@pytest.mark.parametrize(
    "reply",
    [
        Reply("<html><body>Sign in</body></html>", heads={"Content-Type": "text/html; charset=utf-8"}),
        Reply('{"choices": []}', heads={"Content-Type": "application/json"}),
        Reply('{"choices": [null]}'),
        Reply("[" * 50_000),
        Reply(b"\xff\xfe\x00"),
        Reply(""),
    ],
)
def test_what_is_no_server_of_the_chat_form_is_told(reply):
    with model_server(reply) as server:
        told = _refused(server)
    assert f"what answers at {server.address} is no server of the OpenAI chat form" in told and "/v1" in told


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (said('{"actors": [', finish="length"), "the answer was cut off where the server's limit is"),
        (said(None), "the model answered nothing"),
        (said("  \n"), "the model answered nothing"),
        (Reply("too much", 413), "too long for the server (413)"),
    ],
)
def test_a_question_without_an_answer_is_no_other_questions_fault(reply, told):
    with model_server(reply) as server, pytest.raises(BadAnswer, match=re.escape(told)):
        _ask(server)


def test_a_model_that_is_not_there_is_told_with_those_that_are():
    with model_server(Reply(json.dumps({"error": {"message": "model not found"}}), 404)) as server:
        server.models = ["qwen3:4b", "bad\x1b[31mname"]
        told = _refused(server)
    assert "has no model small, but qwen3:4b, bad [31mname: mend reader: model" in told


def test_an_address_where_nothing_is_is_told():
    with model_server(said("{}")) as server:
        told = _refused(server, address=server.address.removesuffix("/v1"))
    assert "most addresses end with /v1; mend reader: address in story.yml" in told


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_refused_is_told_by_the_name_of_its_variable(status, monkeypatch):
    monkeypatch.setenv("SOME_KEY", SECRET)
    with model_server(
        Reply(json.dumps({"error": {"message": f"Incorrect API key {SECRET[:9]}***"}}), status)
    ) as server:
        told = _refused(server, key="env:SOME_KEY")
        without = _refused(server)
    assert f"refuses the key ({status}): look at what the variable SOME_KEY holds" in told
    assert SECRET[:9] not in told
    assert "write key: env:NAME into reader: of story.yml" in without


def test_the_key_goes_to_the_server_and_nowhere_else(monkeypatch, caplog):
    monkeypatch.setenv("SOME_KEY", f" {SECRET}\n")
    caplog.set_level(1)
    with model_server(Reply(f"what is {SECRET}?", 400)) as server:
        settings = ReaderSettings(name="model", address=server.address, model="small", key="env:SOME_KEY")
        chat = Chat(settings, LIMITS)
        with pytest.raises(BadAnswer) as caught:
            chat.ask(MESSAGES, SCHEMA)
    assert server.heads[0]["Authorization"] == f"Bearer {SECRET}"
    assert SECRET not in json.dumps(server.asked)
    kept = (
        str(caught.value),
        repr(caught.value),
        repr(vars(chat)),
        repr(vars(chat._server)),
        caplog.text,
        repr(settings),
    )
    assert not [text for text in kept if SECRET in text]
    assert "what is …?" in str(caught.value)


@pytest.mark.parametrize(("value", "told"), [("", "holds no key"), ("clé", "is no key"), ("a\nb", "is no key")])
def test_a_variable_that_holds_no_key_is_told_before_anything_is_sent(value, told, monkeypatch):
    monkeypatch.setenv("SOME_KEY", value)
    with model_server(said("{}")) as server:
        assert told in _refused(server, key="env:SOME_KEY")
    assert server.asked == []


@pytest.mark.parametrize(
    "address", ["http://93.184.216.34/v1", "http://[2606:2800:220:1::1]/v1", "http://[::ffff:8.8.8.8]/v1"]
)
def test_articles_go_in_the_open_to_nobody_far_away(address):
    with pytest.raises(NoAnswer, match=r"would be asked in the open.*write https://"):
        Chat(ReaderSettings(name="model", address=address, model="small"))


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:1/v1",
        "http://127.0.0.1:1/v1",
        "http://[::1]:1",
        "http://192.168.0.9:1/v1",
        "https://93.184.216.34/v1",
    ],
)
def test_what_is_near_may_be_asked_without_encryption(address):
    Chat(ReaderSettings(name="model", address=address, model="small"))


@pytest.mark.parametrize(
    ("left_out", "told"), [("address", "which address is asked"), ("model", "which model is asked")]
)
def test_what_story_yml_does_not_say_is_asked_for(left_out, told):
    known = {"address": "http://localhost:1/v1", "model": "small"} | {left_out: ""}
    with pytest.raises(NoAnswer, match=told):
        Chat(ReaderSettings.model_construct(name="model", **known))


def test_no_more_questions_are_open_at_a_time_than_was_said():
    together = Barrier(3)

    def wait(body):
        try:
            together.wait(0.2)
        except BrokenBarrierError:
            together.reset()
        return said("{}")

    with model_server(wait) as server, ThreadPoolExecutor(4) as pool:
        chat = Chat(ReaderSettings(name="model", address=server.address, model="small", at_once=2), LIMITS)
        assert list(pool.map(lambda _: chat.ask(MESSAGES, SCHEMA), range(4))) == ["{}"] * 4
    assert server.most_at_once == 2


def test_who_has_no_httpx_is_told_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)
    chat = Chat(ReaderSettings(name="model", address="http://localhost:1/v1", model="small"))
    with pytest.raises(ReaderMissing, match=r"pip install 'explainer-site\[model\]'"):
        chat.ask(MESSAGES, SCHEMA)


def test_a_proxy_of_the_web_is_not_asked_for_what_is_on_this_computer(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with model_server(said("{}")) as server:
        assert _ask(server) == "{}"


def test_a_server_that_only_the_proxy_knows_is_asked_by_it_and_encrypted(monkeypatch):
    find = socket.getaddrinfo

    def found(host, *rest, **more):
        if host == "models.test":
            raise OSError("nobody here knows it")
        return find(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", found)
    with model_server(said("{}")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.address.removesuffix("/v1"))
        monkeypatch.setenv("HTTP_PROXY", proxy.address.removesuffix("/v1"))
        for address, why in (("https://models.test/v1", "CONNECT"), ("http://models.test/v1", "nobody here knows it")):
            assert why in _refused(proxy, address=address)
    assert not proxy.asked


@pytest.mark.parametrize(
    ("variable", "value"),
    [("ALL_PROXY", "quic://a:geheim@127.0.0.1"), ("HTTPS_PROXY", "http://[::1"), ("SSL_CERT_FILE", "/nowhere")],
)
def test_a_broken_proxy_or_certificate_is_told_by_its_variable(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    chat = Chat(ReaderSettings(name="model", address="https://192.0.0.1/v1", model="small"), LIMITS)
    monkeypatch.setattr(connection, "_is_near", lambda *_, **__: False)
    with pytest.raises(NoAnswer, match=variable) as caught:
        chat.ask(MESSAGES, SCHEMA)
    assert "geheim" not in str(caught.value)


def test_an_error_that_stands_in_an_answer_is_told():
    reply = Reply('{"error": {"message": "no provider is up"}}', heads={"Content-Type": "application/json"})
    with model_server(reply) as server:
        assert "no provider is up" in _refused(server)
