/** Members that at.js sends and no model of Adobe's server SDKs has; `*` stands for each item of a list. */
export const NOT_IN_SDKS: ReadonlySet<string> = new Set([
  'id.customerIds.*.type',
  'id.customerIds.*.primary',
  'context.crossDomain',
  'experienceCloud.platform',
])
