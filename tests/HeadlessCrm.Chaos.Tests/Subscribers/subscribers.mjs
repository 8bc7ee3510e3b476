// Many subscribers in one process: node subscribers.mjs SPECIFICATIONS. Each holds one subscription by graphql-ws or graphql-sse
// and, whenever that ends, subscribes again after the last cursor it got. It runs in the folder whose node_modules has the packages.
//
// SPECIFICATIONS is a file of JSON: { ws, http, subscribers: [{ client: "ws" | "sse", query, variables }] }.
// Reads commands from standard input, one a line:
//   cut FRACTION    cut the sockets of so many of all subscribers, without a word to the server
//   end             stop (as the end of the input does)
// Writes one line for everything that happens to subscriber number N:
//   c N             it is subscribed: the server has taken the subscription
//   e N EVENT       an event, as "type customerId id cursor"
//   r N REASON      its subscription ended, for this reason; it subscribes again
//   f N REASON      its subscription was refused for good; it gives up
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(join(process.cwd(), 'package.json'));
const { createClient: createWebSocketClient } = require('graphql-ws');
const { createClient: createEventStreamClient } = require('graphql-sse');
const { WebSocket } = require('ws');

const { ws, http, subscribers } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

// A refusal with one of these codes does not go away by trying again.
const FINAL = new Set(['CURSOR_EXPIRED', 'CURSOR_AHEAD', 'INVALID_CURSOR', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

let lines = [];
let isEnding = false;

const write = (line) => {
  if (lines.push(line) === 1) {
    setImmediate(() => {
      const text = lines.join('\n') + '\n';
      lines = [];
      process.stdout.write(text);
    });
  }
};

const oneLine = (text) => String(text).replaceAll(/\s+/g, ' ').slice(0, 300);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens one subscription by graphql-ws; the answer cuts its socket. */
const openWebSocket = (subscription, sink, opened) => {
  let socket;
  class CuttableWebSocket extends WebSocket {
    constructor(...args) {
      super(...args);
      socket = this;
    }
  }
  const client = createWebSocketClient({
    url: ws,
    webSocketImpl: CuttableWebSocket,
    retryAttempts: 0,
    keepAlive: 10_000,
    on: { connected: opened },
  });
  client.subscribe(subscription, sink);
  return { cut: () => socket?.terminate(), end: () => client.dispose() };
};

/** The same by graphql-sse, with a connection of its own. */
const openEventStream = (subscription, sink, opened) => {
  const control = new AbortController();
  const client = createEventStreamClient({
    url: http,
    retryAttempts: 0,
    fetchFn: (url, init) => fetch(url, { ...init, signal: AbortSignal.any([init.signal, control.signal]) }),
    on: { connected: opened },
  });
  client.subscribe(subscription, sink);
  return { cut: () => control.abort(new Error('cut')), end: () => client.dispose() };
};

class Subscriber {
  constructor(number, { client, query, variables }) {
    this.number = number;
    this.open = client === 'ws' ? openWebSocket : openEventStream;
    this.query = query;
    this.variables = { ...variables };
  }

  async run() {
    let failures = 0;
    while (!isEnding) {
      const { reason, isFinal, delivered } = await this.subscribe();
      if (isEnding) return;
      write(`${isFinal ? 'f' : 'r'} ${this.number} ${oneLine(reason)}`);
      if (isFinal) return;
      failures = delivered > 0 ? 0 : failures + 1;
      await pause(Math.random() * Math.min(50 * 2 ** failures, 1_000));
    }
  }

  /** One subscription after the last cursor, until it ends: why, whether for good, and how many events it brought. */
  subscribe() {
    return new Promise((resolve) => {
      let delivered = 0;
      let connection;
      let isOver = false;
      const end = (reason, isFinal = false) => {
        isOver = true;
        if (this.connection === connection) this.connection = undefined;
        connection?.end();
        resolve({ reason, isFinal, delivered });
      };
      const refuse = (errors) =>
        end(errors.map((error) => `${error.extensions?.code}: ${error.message}`).join('; '),
          errors.some((error) => FINAL.has(error.extensions?.code)));
      const sink = {
        next: ({ data, errors }) => {
          if (isOver) return;
          if (errors?.length) return refuse(errors);
          const event = data.event;
          delivered++;
          this.variables.after = event.cursor;
          write(`e ${this.number} ${event.type} ${event.customerId} ${event.id} ${event.cursor}`);
        },
        error: (error) => Array.isArray(error)
          ? refuse(error)
          : end(error?.code !== undefined ? `closed ${error.code} ${error.reason ?? ''}` : `${error?.message ?? error}`),
        complete: () => end('completed'),
      };
      connection = this.open(
        { query: this.query, variables: { ...this.variables } }, sink, () => write(`c ${this.number}`));
      this.connection = connection;
    });
  }
}

const all = subscribers.map((specification, number) => new Subscriber(number, specification));

const commands = {
  cut(fraction) {
    for (const { connection } of all) {
      if (Math.random() < Number(fraction)) connection?.cut();
    }
  },

  end() {
    isEnding = true;
    for (const { connection } of all) connection?.end();
    setImmediate(() => process.stdout.write('', () => process.exit(0)));
  },
};

process.on('unhandledRejection', (fault) => write(`f -1 ${oneLine(fault?.stack ?? fault)}`));
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [command, argument] = line.split(' ');
    commands[command]?.(argument);
  })
  .on('close', () => commands.end());

for (const subscriber of all) {
  subscriber.run();
}
