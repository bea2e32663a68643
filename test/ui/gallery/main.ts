import { mount } from 'svelte'
import '../../../client/styles/all.css'
import Gallery from './Gallery.svelte'
import GalleryProjector from './GalleryProjector.svelte'

const target = document.getElementById('app')
if (target === null) throw new Error('The gallery page has no place to mount')
mount(location.search === '?projector' ? GalleryProjector : Gallery, { target })
