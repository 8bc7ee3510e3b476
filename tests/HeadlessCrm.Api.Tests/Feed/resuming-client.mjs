// A subscriber as integrators are told to write it: it keeps the cursor of the last event it has dealt with in the variables of
// its subscription, so that the client library, which connects again by itself, resumes where it was.
// node resuming-client.mjs graphql-ws|graphql-sse URL AFTER COUNT; prints the ids of the events and how often it connected.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const [library, url, after, count] = process.argv.slice(2);

let connections = 0;
const retry = { retryAttempts: 1000, retryWait: () => new Promise((resolve) => setTimeout(resolve, 5)) };
const newClient = {
  'graphql-ws': () =>
    require('graphql-ws').createClient({
      url,
      webSocketImpl: require('ws').WebSocket,
      shouldRetry: () => true,
      ...retry,
      on: { connected: () => connections++ },
    }),
  'graphql-sse': () =>
    require('graphql-sse').createClient({ url, ...retry, on: { connected: () => connections++ } }),
}[library];

const variables = { after };
const query = 'subscription Resume($after: Cursor) { feed(after: $after) { id cursor } }';
const ids = [];
for await (const { data, errors } of newClient().iterate({ query, variables })) {
  if (errors) throw new Error(JSON.stringify(errors));
  ids.push(data.feed.id);
  variables.after = data.feed.cursor;
  if (ids.length === Number(count)) {
    console.log(JSON.stringify({ ids, connections }));
    process.exit(0);
  }
}

console.error('The subscription is over, which it never is.');
process.exit(1);
