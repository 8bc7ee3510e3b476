// mercurius on fastify, compiling every document from its second use on. Usage: node mercurius.mjs DATA SCHEMA
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { readFileSync } from 'node:fs';
import { load, resolvers } from './data.mjs';
import { endWithParent, state } from './state.mjs';

const [, , dataFile, schemaFile] = process.argv;
const app = Fastify({ logger: false });
app.register(mercurius, { schema: readFileSync(schemaFile, 'utf8'), resolvers: resolvers(load(dataFile)), jit: 1 });
app.get('/control/state', async () => state());
await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`http://127.0.0.1:${app.server.address().port}`);
endWithParent();
