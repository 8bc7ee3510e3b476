// Drives the npm client graphql-sse against a server: node graphql-sse-client.mjs URL SCENARIO.
// Prints one line of JSON. It runs in the folder whose node_modules has the packages.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { createClient } = require('graphql-sse');

const [url, scenario] = process.argv.slice(2);
const newClient = (options = {}) => createClient({ url, retryAttempts: 0, ...options });

/** All results of an operation, and how it ended. */
const run = (client, payload) =>
  new Promise((resolve) => {
    const results = [];
    client.subscribe(payload, {
      next: (result) => results.push(result),
      error: (error) => resolve({ results, error: String(error.message) }),
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
    return run(newClient(), { query: 'subscription { breaks(after: 1) }' });
  },

  /** Stops in the middle of a source that has no end. */
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
    const client = newClient();
    const runs = await Promise.all(
      Array.from({ length: 50 }, (_, index) => run(client, { query: `subscription { ticks(count: ${index}) }` })),
    );
    return { counts: runs.map(({ results }) => results.length), completed: runs.every(({ completed }) => completed) };
  },

  /** Connects again by itself after the server has ended the stream without completing it. */
  async reconnect() {
    let connections = 0;
    const client = newClient({ retryAttempts: 5, retry: async () => {}, on: { connected: () => connections++ } });
    const results = [];
    for await (const result of client.iterate({ query: 'subscription { published }' })) {
      results.push(result);
      if (results.length === 2) break;
    }
    return { results, connections };
  },
};

console.log(JSON.stringify(await scenarios[scenario]()));
process.exit(0);
