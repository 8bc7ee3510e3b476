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
  page.on('response', (response) => response.status() >= 400 && seen.failures.push(`${response.status()} ${response.url()}`));
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

  // In a tab of its own: the name of a tab's last operation outlives its text for a moment.
  await page.locator('.graphiql-tab-add').click();
  await page.locator('.graphiql-query-editor .view-lines').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(query);
  // The page takes a text over a moment after it was typed; whoever sees nothing happen presses the button again.
  const result = page.locator('.result-window .view-lines');
  for (const isLast of [false, false, false, true]) {
    const failuresBefore = seen.failures.length;
    await page.locator('.graphiql-execute-button').click();
    const isShown = page.waitForFunction(
      (text) => {
        const shown = (document.querySelector('.result-window .view-lines')?.innerText ?? '').replaceAll('\u00a0', ' ');
        return text ? shown.includes(text) : /"(data|errors)"/.test(shown);
      },
      awaited,
      { timeout: isLast ? patience : 15_000 },
    );
    if (await (isLast ? isShown : isShown.catch(() => false))) {
      break;
    }
    // A press that came before the page knew what kind of operation it has says nothing about the next.
    seen.failures.length = failuresBefore;
  }
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
