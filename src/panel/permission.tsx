import { render } from 'preact'
import { createPermissionHost } from './host/permissionHost.ts'
import { createPermission } from './model/createPermission.ts'
import './view/permission.css'
import { PermissionView } from './view/PermissionView.tsx'

const TITLES = { site: 'permissionTitle', host: 'hostTitle', transmission: 'consentTitle' } as const

const host = createPermissionHost()
const root = document.getElementById('permission')

if (host && root) {
  document.documentElement.lang = host.locale
  document.title = host.message(TITLES[host.wanted.kind])
  render(<PermissionView host={host} permission={createPermission(host)} />, root)
}
