/* The built-ins that both modes need and the observer does not, captured before any page script runs. */

export const { document, navigator } = globalThis
