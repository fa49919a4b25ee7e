import { useState } from 'preact/hooks'
import type { Host } from '../host/host.ts'

/** A size in px that the person chose by a splitter, kept per browser; undefined while the layout's own is good. */
export function useSize(name: string, host: Pick<Host, 'remembered' | 'remember'>) {
  const [chosen, choose] = useState(() => ({ name, size: keptSize(name, host) }))
  // The layout may have changed, and with it the size that is meant.
  const size = chosen.name === name ? chosen.size : keptSize(name, host)
  const resize = (px: number): void => {
    choose({ name, size: px })
    host.remember(name, String(px))
  }
  return [size, resize] as const
}

function keptSize(name: string, host: Pick<Host, 'remembered'>): number | undefined {
  const kept = Number(host.remembered(name) ?? Number.NaN)
  return Number.isFinite(kept) && kept > 0 ? kept : undefined
}
