import './withoutCompiler.ts'
import { mount } from 'svelte'
import '../../../client/styles/all.css'
import Harness from './Harness.svelte'

const target = document.getElementById('app')
if (target === null) throw new Error('The harness page has no place to mount')
if (new URLSearchParams(location.search).has('plain')) Reflect.deleteProperty(CSS, 'highlights')
mount(Harness, { target })
