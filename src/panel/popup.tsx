import { render } from 'preact'
import { createPopupHost } from './host/popupHost.ts'
import { createPopup } from './model/createPopup.ts'
import './view/popup.css'
import { PopupView } from './view/PopupView.tsx'

const host = createPopupHost()
const root = document.getElementById('popup')

document.documentElement.lang = host.locale
if (root) render(<PopupView host={host} popup={createPopup(host)} />, root)
