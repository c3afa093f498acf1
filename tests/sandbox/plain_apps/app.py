"""A small app of plain Bolt, written as its documentation shows. The only thing said of the sandbox is its address."""

import os

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

app = App(
    client=WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"]),
    signing_secret=os.environ["SLACK_SIGNING_SECRET"],
)


@app.command("/lunch")
def ask(ack, body, client):
    ack()
    client.views_open(
        trigger_id=body["trigger_id"],
        view={
            "type": "modal",
            "callback_id": "lunch",
            "title": {"type": "plain_text", "text": "Lunch"},
            "submit": {"type": "plain_text", "text": "Send"},
            "blocks": [
                {
                    "type": "input",
                    "block_id": "dish",
                    "label": {"type": "plain_text", "text": "What?"},
                    "element": {"type": "plain_text_input", "action_id": "name"},
                }
            ],
        },
    )


@app.view("lunch")
def asked(ack, body, view, client):
    dish = view["state"]["values"]["dish"]["name"]["value"]
    if dish == "nothing":
        ack(response_action="errors", errors={"dish": "Say something"})
        return
    ack()
    client.chat_postMessage(
        channel=body["user"]["id"],
        text=f"You want {dish}",
        blocks=[
            {"type": "section", "text": {"type": "mrkdwn", "text": f"You want *{dish}*"}},
            {
                "type": "actions",
                "elements": [{"type": "button", "action_id": "sure", "text": {"type": "plain_text", "text": "Sure"}}],
            },
        ],
    )


@app.action("sure")
def sure(ack, respond):
    ack()
    respond("Noted")


@app.event("app_home_opened")
def home(event, client):
    client.views_publish(
        user_id=event["user"],
        view={
            "type": "home",
            "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "Welcome home"}}],
        },
    )


@app.message("hello")
def hello(message, say):
    say(f"Hey <@{message['user']}>")


if __name__ == "__main__":
    if os.environ.get("SLACK_APP_TOKEN"):
        SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()
    else:
        app.start(port=int(os.environ["PORT"]))
