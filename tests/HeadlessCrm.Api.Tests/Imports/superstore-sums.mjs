// What the superstore's CSV comes to, computed without any of the product's code: node superstore-sums.mjs FILE.
// Amounts are counted in ten-thousandths of a dollar, as BigInt; "rounded" is each line to the cent, halves to even.
import { readFileSync } from "node:fs";

const [header, ...rows] = readFileSync(process.argv[2], "utf8").trim().split(/\r?\n/).map(parse);
const at = (name) => header.indexOf(name);
const orders = new Map();
const customers = new Set();
const exact = { sales: 0n, profit: 0n };
const rounded = { sales: 0n, cost: 0n };

for (const row of rows) {
  const sales = tenThousandths(row[at("Sales")]);
  const profit = tenThousandths(row[at("Profit")]);
  exact.sales += sales;
  exact.profit += profit;
  rounded.sales += halfEven(sales);
  rounded.cost += halfEven(sales - profit);
  orders.set(row[at("Order ID")], (orders.get(row[at("Order ID")]) ?? 0) + 1);
  customers.add(row[at("Customer ID")]);
}

process.stdout.write(JSON.stringify({
  lines: rows.length,
  orders: orders.size,
  customers: customers.size,
  mostLines: Math.max(...orders.values()),
  exactSales: money(exact.sales, 4),
  exactProfit: money(exact.profit, 4),
  sales: money(rounded.sales, 2),
  cost: money(rounded.cost, 2),
  profit: money(rounded.sales - rounded.cost, 2),
}));

function parse(line) {
  const fields = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i];
    if (quoted && letter === '"' && line[i + 1] === '"') {
      field += '"';
      i++;
    } else if (letter === '"') {
      quoted = !quoted;
    } else if (letter === "," && !quoted) {
      fields.push(field);
      field = "";
    } else {
      field += letter;
    }
  }

  return [...fields, field];
}

function tenThousandths(text) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text);
  const value = BigInt(whole) * 10000n + BigInt(fraction.padEnd(4, "0"));
  return sign ? -value : value;
}

// To cents.
function halfEven(value) {
  const absolute = value < 0n ? -value : value;
  let cents = absolute / 100n;
  const rest = absolute % 100n;
  if (rest > 50n || (rest === 50n && cents % 2n === 1n)) {
    cents++;
  }

  return value < 0n ? -cents : cents;
}

function money(value, decimals) {
  const absolute = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  return `${value < 0n ? "-" : ""}${absolute.slice(0, -decimals)}.${absolute.slice(-decimals)}`;
}
