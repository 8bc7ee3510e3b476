import './workers.js';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { parse } from 'graphql';
import { createRoot } from 'react-dom/client';

// The server writes the settings into the page; when they are absent (the development server) the defaults serve.
const settings = readSettings();

// The page is served by the endpoint itself, so its own address, without the query string, is where queries go.
const endpoint = settings.endpoint ?? window.location.pathname;

// Subscriptions go over a WebSocket (graphql-transport-ws) to the same address; what the headers editor says goes along in
// connection_init, since a browser sends no headers with a handshake.
const subscriptions = new URL(endpoint, window.location.href);
subscriptions.protocol = window.location.protocol === 'https:' ? 'wss:' : 'ws:';

const fetcher = createGraphiQLFetcher({ url: endpoint, subscriptionUrl: subscriptions.href });

createRoot(document.getElementById('ide')).render(
  <GraphiQL
    fetcher={(request, options) => fetchAsWritten(request, options)}
    defaultTabs={settings.tabs ?? undefined}
    defaultEditorToolsVisibility="variables"
  >
    <GraphiQL.Logo>
      <span className="product">{document.title}</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);

// What the editor knows of its text, the parsed document and the operation's name, is a moment behind the text itself; a
// button pressed within that moment would send a subscription over HTTP. So both are taken from what is sent.
function fetchAsWritten(request, options) {
  let document;
  try {
    document = parse(request.query);
  } catch {
    return fetcher(request, options);
  }
  const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
  const isNamed = operations.some((operation) => operation.name?.value === request.operationName);
  const operationName = isNamed ? request.operationName : operations.length === 1 ? operations[0].name?.value : undefined;
  return fetcher({ ...request, operationName }, { ...options, documentAST: document });
}

function readSettings() {
  const text = document.getElementById('ide-settings').textContent;
  return text.startsWith('{{') ? {} : JSON.parse(text);
}
