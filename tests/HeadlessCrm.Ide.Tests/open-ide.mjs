// Opens the IDE in headless Chromium, runs a query in it and prints what a person would have seen, as JSON.
// usage: node open-ide.mjs ADDRESS CHROMIUM QUERY [AWAITED]
// AWAITED is a text that the result must show before it is taken; without it any answer will do.
import { chromium } from 'playwright-core';

const [address, executablePath, query, awaited] = process.argv.slice(2);
const origin = new URL(address).origin;
const patience = 60_000;

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
try {
  const page = await browser.newPage();
  const seen = { elsewhere: [], failures: [], sockets: [] };
  page.on('websocket', (socket) => seen.sockets.push(socket.url()));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) {
      seen.elsewhere.push(url);
    }
  });
  page.on('pageerror', (error) => seen.failures.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) {
      seen.failures.push(`${response.status()} ${response.url()} ${response.request().postData()}`);
    }
  });
  // A blocked script, style or worker is reported on the console as an error.
  page.on('console', (message) => message.type() === 'error' && seen.failures.push(message.text()));

  const introspected = page.waitForResponse(
    (response) => response.request().method() === 'POST' && (response.request().postData() ?? '').includes('__schema'),
    { timeout: patience },
  );
  await page.goto(address, { timeout: patience });
  await page.locator('.graphiql-query-editor .view-line').first().waitFor({ timeout: patience });
  const introspection = await (await introspected).json();
  const tabs = await page.locator('.graphiql-tab .graphiql-tab-button').allInnerTexts();

  // In a tab of its own: a bracket that replaces a selection is closed by the editor.
  await page.locator('.graphiql-tab-add').click();
  await page.locator('.graphiql-query-editor .view-lines').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(query);
  await page.locator('.graphiql-execute-button').click();
  const result = page.locator('.result-window .view-lines');
  await page.waitForFunction(
    (text) => {
      const shown = (document.querySelector('.result-window .view-lines')?.innerText ?? '').replaceAll('\u00a0', ' ');
      return text ? shown.includes(text) : /"(data|errors)"/.test(shown);
    },
    awaited,
    { timeout: patience },
  );
  console.log(JSON.stringify({
    title: await page.title(),
    tabs,
    types: introspection.data?.__schema.types.length ?? 0,
    // Monaco draws spaces as no-break spaces.
    result: (await result.innerText()).replaceAll('\u00a0', ' '),
    ...seen,
  }));
  if (process.env.IDE_SCREENSHOT) {
    await page.screenshot({ path: process.env.IDE_SCREENSHOT });
  }
} finally {
  await browser.close();
}
