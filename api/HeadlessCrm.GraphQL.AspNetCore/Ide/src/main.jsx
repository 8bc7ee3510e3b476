import './workers.js';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

// The server writes the settings into the page; when they are absent (the development server) the defaults serve.
const settings = readSettings();

// The page is served by the endpoint itself, so its own address, without the query string, is where queries go.
const endpoint = settings.endpoint ?? window.location.pathname;

// Subscriptions go over a WebSocket (graphql-transport-ws) to the same address; what the headers editor says goes along in
// connection_init, since a browser sends no headers with a handshake.
const subscriptions = new URL(endpoint, window.location.href);
subscriptions.protocol = window.location.protocol === 'https:' ? 'wss:' : 'ws:';

createRoot(document.getElementById('ide')).render(
  <GraphiQL
    fetcher={createGraphiQLFetcher({ url: endpoint, subscriptionUrl: subscriptions.href })}
    defaultTabs={settings.tabs ?? undefined}
    defaultEditorToolsVisibility="variables"
  >
    <GraphiQL.Logo>
      <span className="product">{document.title}</span>
    </GraphiQL.Logo>
  </GraphiQL>,
);

function readSettings() {
  const text = document.getElementById('ide-settings').textContent;
  return text.startsWith('{{') ? {} : JSON.parse(text);
}
