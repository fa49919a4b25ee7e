/** The account that both the pages and the shop's server use. */
export const account = {
  client: 'demo',
  organizationId: 'demo@AdobeOrg',
  property: '7f2c1d90-4b6e-4f0a-9d53-2f6a8c1e0b47',
}
