import { valuesIn, type Model } from './toModels.ts'

/** The names of all models and enumerations in a model, each once and in alphabetical order. */
export function typeNames(model: Model): string[] {
  const names = valuesIn(model).flatMap(value => {
    if (value.kind === 'model') return [value.name]
    return value.kind === 'enumeration' ? [value.type] : []
  })
  return [...new Set(names)].toSorted()
}
