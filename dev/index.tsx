import { render } from 'preact'
import { CATALOGUES, parseChoice, toQuery, type Choice, type Language } from './choice.ts'
import { GROUPS } from './scenarios.ts'

const LANGUAGES = Object.keys(CATALOGUES) as Language[]
const THEMES = [undefined, 'light', 'dark'] as const

const choice = parseChoice(location.search)

document.title = `${choice.scenario}: Mbox Inspector`
render(
  <>
    <nav aria-label="Scenarios">
      <Links heading="Theme" choices={THEMES.map(theme => [theme ?? 'system', { theme }])} />
      <Links heading="Language" choices={LANGUAGES.map(language => [language, { language }])} />
      {Object.entries(GROUPS).map(([heading, group]) => (
        <Links key={heading} heading={heading} choices={Object.keys(group).map(scenario => [scenario, { scenario }])} />
      ))}
    </nav>
    <iframe title="Panel" src={`panel.html${toQuery(choice)}`} />
  </>,
  document.body,
)
// The last is the scenario.
document.querySelectorAll('[aria-current]').forEach(chosen => chosen.scrollIntoView({ block: 'nearest' }))

/** Links to the present choice with one change each. */
function Links({ heading, choices }: { heading: string; choices: [name: string, change: Partial<Choice>][] }) {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {choices.map(([name, change]) => (
          <Link key={name} name={name} changed={{ ...choice, ...change }} />
        ))}
      </ul>
    </section>
  )
}

function Link({ name, changed }: { name: string; changed: Choice }) {
  const query = toQuery(changed)
  return (
    <li>
      <a href={query} aria-current={query === toQuery(choice) ? 'true' : undefined}>
        {name}
      </a>
    </li>
  )
}
