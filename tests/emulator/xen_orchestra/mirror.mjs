// Follows an emulated pool with Xen Orchestra's xen-api while it changes at random; writes its object cache.
//   node mirror.mjs URL USER PASSWORD OPERATIONS SEED
// Halfway it prints a VM that it knows and waits for a line; then it prints whether it still knows it, and goes on.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(process.env.XEN_API_AT + '/')
const { createClient } = await import(pathToFileURL(require.resolve('xen-api')))
const [, , url, user, password, operations, seed] = process.argv

let state = Number(seed)
const chance = n => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 4294967296) * n)
}

const record = name => ({
  name_label: name, name_description: '', user_version: 1, is_a_template: false, affinity: 'OpaqueRef:NULL',
  memory_static_max: 268435456, memory_dynamic_max: 268435456, memory_dynamic_min: 268435456,
  memory_static_min: 268435456, VCPUs_params: {}, VCPUs_max: 1, VCPUs_at_startup: 1,
  actions_after_shutdown: 'destroy', actions_after_reboot: 'restart', actions_after_crash: 'restart',
  PV_bootloader: '', PV_kernel: '', PV_ramdisk: '', PV_args: '', PV_bootloader_args: '', PV_legacy_args: '',
  HVM_boot_policy: 'BIOS order', HVM_boot_params: {}, platform: {}, PCI_bus: '', other_config: {},
  recommendations: '', tags: [],
})

const xapi = createClient({ url, auth: { user, password }, allowUnauthorized: true, watchEvents: true })
await xapi.connect()
await xapi.objectsFetched
const mine = []
const operate = async i => {
  const vm = mine.length > 0 ? mine[chance(mine.length)] : undefined
  const what = vm === undefined ? 0 : chance(8)
  const power = chance(10) === 0 ? 'callAsync' : 'call'
  if (what <= 1) mine.push(await xapi.call('VM.create', record(`vm${i}`)))
  else if (what === 2) await xapi.call('VM.set_name_label', vm, `renamed${i}`)
  else if (what === 3) await xapi.call('VM.add_tags', vm, `t${chance(5)}`)
  else if (what === 4) await xapi[power]('VM.start', vm, false, false).catch(() => {})
  else if (what === 5) await xapi[power]('VM.hard_shutdown', vm).catch(() => {})
  else if (what === 6) await xapi.call('VM.set_name_description', vm, `d${i}`)
  else if (await xapi.call('VM.get_power_state', vm) === 'Halted') {
    await xapi.call('VM.destroy', vm)
    mine.splice(mine.indexOf(vm), 1)
  }
}

const half = Math.floor(Number(operations) / 2)
for (let i = 0; i < half; ++i) await operate(i)
const ghost = await xapi.call('VM.create', record('ghost'))
await xapi.barrier(ghost)
console.log(ghost)
await new Promise(resolve => process.stdin.once('data', resolve))
process.stdin.pause()
await xapi.barrier()
console.log(xapi.getObject(ghost, undefined) !== undefined)
for (let i = half; i < Number(operations); ++i) await operate(i)
await xapi.barrier()
const cache = {}
for (const object of Object.values(xapi.objects.all)) {
  if (['VM', 'host', 'SR', 'VDI', 'network'].includes(object.$type)) {
    cache[object.$ref] = { type: object.$type, record: Object.fromEntries(Object.entries(object).filter(([key]) => !key.startsWith('$'))) }
  }
}
writeFileSync(process.env.CACHE_FILE, JSON.stringify(cache))
await xapi.disconnect()
process.exit(0)
