import { visibleText } from '../model/visibleText.ts'

/** Names and their values as pairs of a list. */
export function FactPairs({ facts }: { facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <>
      {facts.map(([name, value]) => (
        <>
          <dt key={`${name} name`}>{name}</dt>
          <dd key={name} class="code">
            {visibleText(value)}
          </dd>
        </>
      ))}
    </>
  )
}
