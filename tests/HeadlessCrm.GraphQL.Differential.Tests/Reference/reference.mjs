// The reference implementation as a filter: one JSON request a line in, one JSON answer a line out.
// It runs in the folder whose node_modules has the package "graphql".
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

// By file and not by package name: the modules must be of one kind, or each has its own classes.
const load = (file) => import(pathToFileURL(join(process.cwd(), 'node_modules', 'graphql', file)));
const graphql = await load('index.mjs');

// Not exported. buildASTSchema throws the errors of the rules on SDL as one, without their places.
const { validateSDL } = await load(join('validation', 'validate.mjs'));
const { executeIgnoringIncremental } = await load(join('execution', 'execute.mjs'));

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

const parse = (sdl) => {
  try {
    return { document: graphql.parse(sdl) };
  } catch (error) {
    return { answer: { phase: 'syntax', errors: [show(error)] } };
  }
};

// The phases of making a schema, as an implementation that stops at the first one with errors sees them.
function make(sdl, base) {
  const { document, answer } = parse(sdl);
  if (answer) {
    return { answer };
  }
  const sdlErrors = validateSDL(document, base);
  if (sdlErrors.length > 0) {
    return { answer: { phase: 'sdl', errors: sdlErrors.map(show) } };
  }
  const options = { assumeValidSDL: true };
  const schema = guarded(
    () => (base ? graphql.extendSchema(base, document, options) : graphql.buildASTSchema(document, options)),
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
  const printed = visible(graphql.printSchema(schema));
  const printedSorted = visible(graphql.printSchema(graphql.lexicographicSortSchema(schema)));
  return { schema, answer: { phase: 'none', errors: [], printed, printedSorted } };
}

function check(schema, source, { hideSuggestions, optionalRules }) {
  let document;
  try {
    document = graphql.parse(decode(source));
  } catch (error) {
    return [show(error)];
  }
  const rules = optionalRules
    ? [...graphql.specifiedRules, graphql.NoDeprecatedCustomRule, graphql.NoSchemaIntrospectionCustomRule]
    : graphql.specifiedRules;
  return guarded(
    () => graphql.validate(schema, document, rules, { hideSuggestions }).map(show),
    (fault) => [fault],
  );
}

function schemaWithDocuments(request) {
  const { schema, answer } = make(decode(request.sdl));
  return { ...answer, documents: schema ? request.documents.map((source) => check(schema, source, request)) : [] };
}

function extension({ sdl, extension }) {
  const { schema, answer } = make(decode(sdl));
  return schema ? make(decode(extension), schema).answer : answer;
}

// The wiring of the conformance packs: a value by declared type, or the fault at the path.
function valueOf(type, path, schema, faults) {
  const fault = faults.get(path);
  if (fault) {
    if (fault.kind === 'throw') {
      throw new Error(fault.message);
    }
    return fault.kind === 'null' ? null : fault.value;
  }
  const nullable = graphql.getNullableType(type);
  if (graphql.isListType(nullable)) {
    return [0, 1].map((i) => valueOf(nullable.ofType, `${path}/${i}`, schema, faults));
  }
  if (graphql.isEnumType(nullable)) {
    return nullable.getValues()[0].name;
  }
  if (graphql.isLeafType(nullable)) {
    return { Int: 2, Float: 3.14, Boolean: true, ID: 'id' }[nullable.name] ?? 'str';
  }
  return {};
}

function typeNameOf(type, schema) {
  const byName = (a, b) => (a.name < b.name ? -1 : 1);
  return graphql.isUnionType(type)
    ? type.getTypes().toSorted(byName)[0].name
    : // Where nothing implements the interface, both sides name a type that does not exist.
      (schema.getImplementations(type).objects.toSorted(byName).at(-1)?.name ?? '');
}

// What execution needs, or the answer when there is nothing to execute.
function prepare(schema, { query, variables, operationName, faults }, echo) {
  let document;
  try {
    document = graphql.parse(decode(query));
  } catch (error) {
    return { answer: { errors: [error] } };
  }
  const errors = graphql.validate(schema, document);
  if (errors.length > 0) {
    return { answer: { errors } };
  }
  const byPath = new Map(faults.map((fault) => [fault.path.map((key) => `/${key}`).join(''), fault]));
  const pathOf = (info) => graphql.responsePathAsArray(info.path).map((key) => `/${key}`).join('');
  const args = {
    schema,
    document,
    variableValues: variables,
    operationName,
    typeResolver: (value, context, info, type) => typeNameOf(type, schema),
    fieldResolver: echo
      ? (source, values) => JSON.stringify(values)
      : (source, values, context, info) => valueOf(info.returnType, pathOf(info), schema, byPath),
  };
  return { args };
}

function built(sdl) {
  const { schema, answer } = make(decode(sdl));
  if (!schema) {
    throw new Error(`The generated schema is invalid: ${answer.errors.join('; ')}`);
  }
  return schema;
}

function execution({ sdl, cases, echo }) {
  const schema = built(sdl);
  const run = (one) => {
    const { args, answer } = prepare(schema, one, echo);
    return answer ?? graphql.executeSync(args);
  };
  return { results: cases.map((one) => guarded(() => run(one), (fault) => ({ fault }))) };
}

// The payloads of the incremental response, and the response as if @defer and @stream were not there.
async function incremental({ sdl, cases }) {
  const schema = built(sdl);
  const results = [];
  for (const one of cases) {
    const { args, answer } = prepare(schema, one, false);
    if (answer) {
      results.push({ merged: answer, plain: answer });
      continue;
    }
    const plain = await executeIgnoringIncremental(args);
    const result = await graphql.experimentalExecuteIncrementally(args);
    if (!result.initialResult) {
      results.push({ merged: result, plain });
      continue;
    }
    const payloads = [result.initialResult];
    for await (const payload of result.subsequentResults) {
      payloads.push(payload);
    }
    results.push({ merged: payloads, plain });
  }
  return { results };
}

const kinds = { syntax, schema: schemaWithDocuments, extension, execution, incremental };

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await kinds[request.kind](request))}\n`);
}
