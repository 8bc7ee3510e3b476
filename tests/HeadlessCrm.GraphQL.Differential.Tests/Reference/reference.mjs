// The reference implementation as a filter: one JSON request a line in, one JSON answer a line out.
// It runs in the folder whose node_modules has the package "graphql".
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const require = createRequire(join(process.cwd(), 'package.json'));
const graphql = require('graphql');

// Not exported: buildASTSchema throws the errors of these rules as one, without their places.
const { validateSDL } = require('./node_modules/graphql/validation/validate.js');

// Texts may hold unpaired surrogates, which JSON in UTF-8 cannot: they come as UTF-16 in base64 and go out as U+XXXX.
const decode = (text) => Buffer.from(text, 'base64').toString('utf16le');
const visible = (text) =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, (unit) => `<${unit.charCodeAt(0).toString(16)}>`);

// Where the reference itself fails there is nothing to compare with, but the other side must still not fail.
const guarded = (work, otherwise) => {
  try {
    return work();
  } catch (error) {
    return otherwise(`REFERENCE FAULT ${error.message}`);
  }
};

const show = (error) =>
  visible(error.message + (error.locations ?? []).map(({ line, column }) => ` @${line}:${column}`).join(''));

function spans(document) {
  const all = [];
  graphql.visit(document, {
    enter(node) {
      all.push(`${node.kind} ${node.loc.start} ${node.loc.end}`);
    },
  });
  return all.sort().join('\n');
}

function syntax({ source, fragmentArguments }) {
  let document;
  try {
    document = graphql.parse(decode(source), { experimentalFragmentArguments: fragmentArguments });
  } catch (error) {
    return { error: show(error) };
  }
  return { printed: visible(graphql.print(document)), spans: spans(document) };
}

// The phases of building a schema, as an implementation that stops at the first one with errors sees them.
function build(sdl) {
  let document;
  try {
    document = graphql.parse(sdl);
  } catch (error) {
    return { answer: { phase: 'syntax', errors: [show(error)] } };
  }
  const sdlErrors = validateSDL(document);
  if (sdlErrors.length > 0) {
    return { answer: { phase: 'sdl', errors: sdlErrors.map(show) } };
  }
  const schema = guarded(
    () => graphql.buildASTSchema(document, { assumeValidSDL: true }),
    (fault) => fault,
  );
  if (typeof schema === 'string') {
    return { answer: { phase: 'schema', errors: [schema] } };
  }
  const schemaErrors = guarded(
    () => graphql.validateSchema(schema),
    (fault) => [{ message: fault }],
  );
  if (schemaErrors.length > 0) {
    return { answer: { phase: 'schema', errors: schemaErrors.map(show) } };
  }
  return {
    schema,
    answer: {
      phase: 'none',
      errors: [],
      printed: visible(graphql.printSchema(schema)),
      printedSorted: visible(graphql.printSchema(graphql.lexicographicSortSchema(schema))),
    },
  };
}

function check(schema, source) {
  let document;
  try {
    document = graphql.parse(decode(source));
  } catch (error) {
    return [show(error)];
  }
  return guarded(
    () => graphql.validate(schema, document).map(show),
    (fault) => [fault],
  );
}

function answer(request) {
  if (request.kind === 'syntax') {
    return syntax(request);
  }
  const { schema, answer } = build(decode(request.sdl));
  return { ...answer, documents: schema ? request.documents.map((source) => check(schema, source)) : [] };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
