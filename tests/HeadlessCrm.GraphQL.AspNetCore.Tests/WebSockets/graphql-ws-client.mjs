// Drives the npm client graphql-ws against a server: node graphql-ws-client.mjs URL SCENARIO. Prints one line of JSON.
// It runs in the folder whose node_modules has the packages.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { createClient } = require('graphql-ws');
const { WebSocket } = require('ws');

const [url, scenario] = process.argv.slice(2);
const closes = [];
const newClient = (options = {}) =>
  createClient({
    url,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...options,
    on: { closed: (event) => closes.push({ code: event.code, reason: event.reason }), ...options.on },
  });

/** All results of an operation, and how it ended. */
const run = (client, payload) =>
  new Promise((resolve) => {
    const results = [];
    client.subscribe(payload, {
      next: (result) => results.push(result),
      error: (error) =>
        resolve({ results, error: Array.isArray(error) ? error : { code: error.code, reason: error.reason } }),
      complete: () => resolve({ results, completed: true }),
    });
  });

const scenarios = {
  async query() {
    return run(newClient(), { query: '{ hello }' });
  },

  async mutation() {
    return run(newClient(), { query: 'mutation($n: Int!) { double(value: $n) }', variables: { n: 4 } });
  },

  async subscription() {
    return run(newClient(), { query: 'subscription { ticks(count: 3) }' });
  },

  async incremental() {
    return run(newClient(), { query: '{ hello ... @defer { letters } }' });
  },

  async invalid() {
    return run(newClient(), { query: '{ nothing }' });
  },

  async broken() {
    return run(newClient(), { query: 'subscription { breaks(after: 2) }' });
  },

  async forbidden() {
    return run(newClient({ connectionParams: { token: 'wrong' } }), { query: '{ hello }' });
  },

  async authenticated() {
    let payload;
    const client = newClient({
      connectionParams: async () => ({ token: 'right' }),
      on: { connected: (_socket, ack) => (payload = ack) },
    });
    return { ...(await run(client, { query: '{ user }' })), payload };
  },

  /** Stops in the middle of a source that has no end; the connection goes on. */
  async stop() {
    const client = newClient();
    const results = [];
    for await (const result of client.iterate({ query: 'subscription { flood(size: 10) }' })) {
      results.push(result);
      if (results.length === 3) break;
    }
    return { results: results.length, after: await run(client, { query: '{ hello }' }) };
  },

  async parallel() {
    const client = newClient({ lazy: false });
    const runs = await Promise.all(
      Array.from({ length: 50 }, (_, index) => run(client, { query: `subscription { ticks(count: ${index}) }` })),
    );
    return { counts: runs.map(({ results }) => results.length), completed: runs.every(({ completed }) => completed) };
  },

  /** The client pings; the server pings too. */
  async heartbeat() {
    const seen = { sent: 0, answered: 0, asked: 0 };
    const client = newClient({
      lazy: false,
      keepAlive: 50,
      on: {
        ping: (received) => received ? seen.asked++ : seen.sent++,
        pong: (received) => received && seen.answered++,
      },
    });
    while (seen.answered < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    await client.dispose();
    return { alive: seen.sent >= seen.answered, answered: seen.answered >= 3 };
  },

  /** Stays until the server goes away, and does not take that for the end. */
  async shutdown() {
    return run(newClient(), { query: 'subscription { published }' });
  },

  /** Connects again by itself after the server has dropped it, and subscribes again. */
  async reconnect() {
    let connections = 0;
    const client = newClient({
      retryAttempts: 5,
      retryWait: async () => {},
      on: { connected: () => connections++ },
    });
    const results = [];
    for await (const result of client.iterate({ query: 'subscription { published }' })) {
      results.push(result);
      if (results.length === 2) break;
    }
    return { results, connections, closes };
  },
};

const outcome = await scenarios[scenario]();
console.log(JSON.stringify(outcome));
process.exit(0);
