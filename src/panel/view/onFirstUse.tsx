import type { ComponentType } from 'preact'
import { late } from '../model/late.ts'
import { useLate } from './useLate.ts'

/** `onMissing` closes what asked for the code, when it cannot be loaded. */
type OnFirstUse<Props> = Props & { onMissing: () => void }

/** A component whose code is loaded when it is first rendered, unless that was done in advance; nothing is shown until then. `load` loads it before. */
export function onFirstUse<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const code = late(async () => {
    const [Component] = await Promise.all([load(), import('./later.css')])
    return Component
  })
  function OnFirstUse(props: OnFirstUse<Props>) {
    const Component = useLate(code, props.onMissing)
    return Component ? <Component {...props} /> : null
  }
  return Object.assign(OnFirstUse, { load: code.load })
}
