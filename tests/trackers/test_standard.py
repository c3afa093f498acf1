"""Webhooks after the Standard Webhooks specification, with the vectors its own libraries are tested by.

The vector, and the cases that are refused: github.com/standard-webhooks/standard-webhooks,
libraries/javascript/src/webhook.test.ts.
"""

from datetime import UTC, datetime, timedelta

import pytest

from app.trackers.standard import OtherTimeError, UnsignedError, secret_bytes, signature, verify

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
ID, STAMP, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}'
SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
STRANGE = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="
THEN = datetime.fromtimestamp(int(STAMP), UTC)
KEY = secret_bytes(SECRET)


def headers(**changed: str) -> dict[str, str]:
    sent = {"webhook-id": ID, "webhook-timestamp": STAMP, "webhook-signature": SIGNED}
    return {name: value for name, value in (sent | {f"webhook-{k}": v for k, v in changed.items()}).items() if value}


def test_the_published_vector_is_signed_and_verified() -> None:
    assert signature(KEY, ID, STAMP, BODY) == SIGNED
    assert verify([KEY], headers(), BODY, THEN) == ID


@pytest.mark.parametrize("secret", [SECRET, SECRET.removeprefix("whsec_"), f" {SECRET} "])
def test_a_secret_is_taken_with_and_without_its_mark(secret: str) -> None:
    assert secret_bytes(secret) == KEY


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_c2hvcnQ=", "whsec_ünicode", "whsec_" + "A" * 200, "whpk_AAAA"])
def test_what_is_no_secret_is_refused(secret: str) -> None:
    with pytest.raises(ValueError, match="a webhook secret"):
        secret_bytes(secret)


@pytest.mark.parametrize(
    "changed",
    [
        {"id": ""},
        {"timestamp": ""},
        {"signature": ""},
        {"timestamp": "hello"},
        {"timestamp": "-1"},
        {"timestamp": "1e9"},
        {"timestamp": "١٦١٤٢٦٥٣٣٠"},
        {"timestamp": "9" * 300},
        {"id": "msg_other"},
        {"id": f"{ID}.1614265330"},
        {"timestamp": "1614265331"},
        {"signature": "v1,dawfeoifkpqwoekfpqoekf"},
        {"signature": SIGNED[:8]},
        {"signature": "v1,"},
        {"signature": "v1"},
        {"signature": SIGNED.replace("v1,", "v2,")},
        {"signature": SIGNED.replace("v1,", "v1a,")},
        {"signature": "v1,é"},
        {"signature": STRANGE},
    ],
)
def test_what_is_not_signed_as_it_is_sent_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(UnsignedError):
        verify([KEY], headers(**changed), BODY, THEN)


def test_a_changed_body_is_refused() -> None:
    with pytest.raises(UnsignedError):
        verify([KEY], headers(), BODY + b" ", THEN)


@pytest.mark.parametrize(
    "apart", [timedelta(minutes=5, seconds=1), timedelta(minutes=-5, seconds=-1), timedelta(days=9)]
)
def test_what_was_signed_more_than_five_minutes_away_is_refused(apart: timedelta) -> None:
    with pytest.raises(OtherTimeError):
        verify([KEY], headers(), BODY, THEN + apart)
    assert verify([KEY], headers(), BODY, THEN + timedelta(minutes=5)) == ID
    assert verify([KEY], headers(), BODY, THEN - timedelta(minutes=5)) == ID


def test_the_sender_may_sign_with_an_old_secret_and_a_new_one_at_once() -> None:
    several = " ".join((STRANGE, STRANGE.replace("v1,", "v2,"), SIGNED, STRANGE))
    assert verify([KEY], headers(signature=several), BODY, THEN) == ID


def test_the_receiver_may_know_an_old_secret_and_a_new_one_at_once() -> None:
    new = secret_bytes(OTHER)
    assert verify([new, KEY], headers(), BODY, THEN) == ID
    assert verify([new, KEY], headers(signature=signature(new, ID, STAMP, BODY)), BODY, THEN) == ID
    with pytest.raises(UnsignedError):
        verify([new], headers(), BODY, THEN)
