/* The built-ins of arrays that observer and hold mode need and the witness does not, captured before any page script runs. */

export const { isArray, prototype: arrayPrototype } = Array
