import start from 'alloy-2.19.0/libEs6/core/index.js'

start()
