// A small app of plain Bolt, written as its documentation shows. The only thing said of the sandbox is its address.

const { App } = require('@slack/bolt');

const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: Boolean(process.env.SLACK_APP_TOKEN),
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

app.command('/lunch', async ({ ack, body, client }) => {
  await ack();
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: 'modal',
      callback_id: 'lunch',
      title: { type: 'plain_text', text: 'Lunch' },
      submit: { type: 'plain_text', text: 'Send' },
      blocks: [
        {
          type: 'input',
          block_id: 'dish',
          label: { type: 'plain_text', text: 'What?' },
          element: { type: 'plain_text_input', action_id: 'name' },
        },
      ],
    },
  });
});

app.view('lunch', async ({ ack, body, view, client }) => {
  const dish = view.state.values.dish.name.value;
  if (dish === 'nothing') {
    await ack({ response_action: 'errors', errors: { dish: 'Say something' } });
    return;
  }
  await ack();
  await client.chat.postMessage({
    channel: body.user.id,
    text: `You want ${dish}`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `You want *${dish}*` } },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'sure', text: { type: 'plain_text', text: 'Sure' } }],
      },
    ],
  });
});

app.action('sure', async ({ ack, respond }) => {
  await ack();
  await respond('Noted');
});

app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({
    user_id: event.user,
    view: {
      type: 'home',
      blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Welcome home' } }],
    },
  });
});

app.message('hello', async ({ message, say }) => {
  await say(`Hey <@${message.user}>`);
});

app.start(process.env.PORT || 3000);
