import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** `onMissing` is called when the code cannot be loaded, as when the extension was updated meanwhile. */
type OnFirstUse<Props> = Props & { onMissing: () => void }

/** A component whose code is loaded when it is first rendered; nothing is shown until then. */
export function onFirstUse<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  return function OnFirstUse(props: OnFirstUse<Props>) {
    const [Component, setComponent] = useState(() => loaded)
    useEffect(() => {
      let isWanted = loaded === undefined
      if (!isWanted) return undefined
      load().then(
        found => {
          loaded = found
          if (isWanted) setComponent(() => found)
        },
        () => isWanted && props.onMissing(),
      )
      return () => {
        isWanted = false
      }
    }, [])
    return Component ? <Component {...props} /> : null
  }
}
