// graphql-yoga on node:http with its default caches. Usage: node yoga.mjs DATA SCHEMA
import { createSchema, createYoga } from 'graphql-yoga';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { load, resolvers } from './data.mjs';
import { endWithParent, state } from './state.mjs';

const [, , dataFile, schemaFile] = process.argv;
const yoga = createYoga({
  schema: createSchema({ typeDefs: readFileSync(schemaFile, 'utf8'), resolvers: resolvers(load(dataFile)) }),
  logging: false,
  graphiql: false,
  landingPage: false,
  maskedErrors: false,
});
const server = createServer((request, response) => {
  if (request.url.startsWith('/control/')) {
    const body = JSON.stringify(state());
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
  } else {
    yoga(request, response);
  }
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
endWithParent();
