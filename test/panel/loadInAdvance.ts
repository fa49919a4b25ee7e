import { beforeAll } from 'vitest'
import { loadInAdvance } from '../../src/panel/model/late.ts'
import '../../src/panel/view/PanelView.tsx'

/** As in a panel that was idle for a moment: components of `onFirstUse` are shown at once. */
beforeAll(loadInAdvance)
