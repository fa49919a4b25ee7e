/** Every Delivery API path ends so. The host may be anyone's, and at.js's `endpoint` setting may put a prefix before it. */
export const DELIVERY_PATH = '/rest/v1/delivery'
