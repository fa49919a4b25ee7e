import start from 'alloy-2.20.0/libEs6/core/index.js'

start()
