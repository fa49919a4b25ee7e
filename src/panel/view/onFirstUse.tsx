import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { usePanel } from './usePanel.ts'

/** `onMissing` closes what asked for the code, when it cannot be loaded. */
type OnFirstUse<Props> = Props & { onMissing: () => void }

/** Loads the code of each component of `onFirstUse` that exists so far; an array, because loaded code can add its own. */
const loads: (() => Promise<unknown>)[] = []

/**
 * A component whose code is loaded when it is first rendered, unless that was done in advance; nothing is shown until then.
 * If that fails, as when the extension was updated meanwhile, the status line reports it.
 */
export function onFirstUse<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  const ensureLoaded = async (): Promise<ComponentType<Props>> => (loaded ??= await load())
  loads.push(ensureLoaded)
  return function OnFirstUse(props: OnFirstUse<Props>) {
    const { text, announce } = usePanel()
    const [Component, setComponent] = useState(() => loaded)
    useEffect(() => {
      let isWanted = Component === undefined
      if (!isWanted) return undefined
      ensureLoaded().then(
        found => {
          if (isWanted) setComponent(() => found)
        },
        () => {
          if (!isWanted) return
          props.onMissing()
          announce(text.t('codeMissing'), 'error')
        },
      )
      return () => {
        isWanted = false
      }
    }, [])
    return Component ? <Component {...props} /> : null
  }
}

/** Loads the code of every component of `onFirstUse`, one after the other. What cannot be loaded is reported on its use. */
export async function loadInAdvance(): Promise<void> {
  for (const load of loads) await load().catch(() => undefined)
}
