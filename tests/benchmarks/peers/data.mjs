// The data that the harness wrote, shaped for resolvers: plain properties wherever the schema has plain fields.
import { readFileSync } from 'node:fs';

export function load(path) {
  const file = JSON.parse(readFileSync(path, 'utf8'));
  const customers = file.customers.map((entry) => entry.customer);
  const accounts = new Map(file.customers.map((entry) => [entry.customer.id, entry.account]));
  return { customers, accounts, orders: file.orders, byId: new Map(customers.map((customer) => [customer.id, customer])) };
}

// Everything is answered synchronously, the fastest road these servers have: no promise, no loader, for what is in memory.
export function resolvers(data) {
  return {
    Query: {
      customer: (_, { id }) => data.byId.get(id) ?? null,
      customers: (_, { first }) => data.customers.slice(0, first),
      orders: (_, { first }) => data.orders.slice(0, first),
    },
    Customer: {
      account: (customer) => data.accounts.get(customer.id),
    },
  };
}
